import type { LayerWords } from '../../layer-words.ts';

export const flattenWords: LayerWords = {
  settings: 'into one row',
  summary: 'All numbers in one row.',
  help: 'Puts the numbers of all maps in one row, which is what a dense layer takes.',
};
