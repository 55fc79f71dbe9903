import type { LayerWords } from '../../layer-words.ts';

export const concatenateWords: LayerWords = {
  settings: '',
  summary: 'Puts its inputs side by side.',
  help: 'Joins its inputs along the last axis, in the order of the wires.',
};
