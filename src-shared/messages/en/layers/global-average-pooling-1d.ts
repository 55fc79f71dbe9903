import type { LayerWords } from '../../layer-words.ts';

export const globalAveragePooling1DWords: LayerWords = {
  settings: '',
  summary: 'The mean over all steps.',
  help: 'Makes one vector of a whole sequence: the mean of its steps. Steps of padding that are masked do not count.',
};
