import type { LayerWords } from '../../layer-words.ts';

export const globalAveragePooling2DWords: LayerWords = {
  settings: '',
  summary: 'One mean for each map.',
  help: 'Turns each map into a single number, its mean. No weights are needed to leave the image behind.',
};
