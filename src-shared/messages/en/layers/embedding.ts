import type { LayerWords } from '../../layer-words.ts';

export const embeddingWords: LayerWords = {
  settings: '{inputDim} symbols, {outputDim} numbers each',
  summary: 'A learned vector for each symbol.',
  help: 'Looks up a row of numbers for each character. Characters that are used alike end up with similar rows.',
};
