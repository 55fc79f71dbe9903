import type { LayerWords } from '../../layer-words.ts';

export const dropoutWords: LayerWords = {
  settings: 'rate {rate}',
  summary: 'Switches numbers off at random while training.',
  help: 'At every step it sets a random share of the numbers to zero, so that no unit can rely on one other. After training all of them work.',
};
