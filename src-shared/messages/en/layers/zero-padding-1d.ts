import type { LayerWords } from '../../layer-words.ts';

export const zeroPadding1DWords: LayerWords = {
  settings: '{left} before, {right} behind',
  summary: 'Steps of zeros around a sequence.',
  help: 'Lengthens a sequence by steps of zeros before and behind it. Behind RepeatVector with one step it leaves a vector at the first step alone.',
};
