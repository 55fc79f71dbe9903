import type { LayerWords } from '../../layer-words.ts';

export const conv1DWords: LayerWords = {
  settings: '{filters} filters of {kernelSize} steps, {activation}',
  settingsOfOne: '1 filter of {kernelSize} steps, {activation}',
  summary: 'Small filters slide along a sequence.',
  help: 'Slides its filters along time: each looks at a few steps at once and tells at every place how well they match it. Patterns are found wherever they stand.',
};
