import type { LayerWords } from '../../layer-words.ts';

export const concatenateWords: LayerWords = {
  settings: '',
  summary: 'Puts its inputs side by side.',
  help: 'Joins its inputs along an axis, in the order of the wires: -1 is the last one, 1 the first of an example.',
};
