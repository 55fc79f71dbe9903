import type { LayerWords } from '../../layer-words.ts';

export const categoryEncodingWords: LayerWords = {
  settings: '{numTokens} symbols, {outputMode}',
  summary: 'A row with a single 1 for each symbol.',
  help: 'Writes each character as a row of zeros with a 1 at its own place, so that no two are nearer than any others. Nothing is learned here. Or it makes one row of the whole sequence: which symbols occur in it, or how often.',
};
