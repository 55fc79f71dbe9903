import type { LayerWords } from '../../layer-words.ts';

export const conv2DWords: LayerWords = {
  settings: '{filters} filters {kernelSize}, {activation}',
  settingsOfOne: '1 filter {kernelSize}, {activation}',
  summary: 'Small filters slide over the image.',
  help: 'Slides its filters over the image. Each map tells where its filter finds a match, and how strong.',
};
