import type { LayerWords } from '../../layer-words.ts';

export const globalMaxPooling1DWords: LayerWords = {
  settings: '',
  summary: 'The largest number over all steps.',
  help: 'Makes one vector of a whole sequence: of each feature the largest number, at whichever step it stands. Padding is looked at like any other step.',
};
