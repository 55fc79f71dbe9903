import type { LayerWords } from '../../layer-words.ts';

export const addWords: LayerWords = {
  settings: '',
  summary: 'Adds its inputs number by number.',
  help: 'Adds inputs of one shape. A wire that skips layers and is added again helps deep networks to learn.',
};
