import type { LayerWords } from '../../layer-words.ts';

export const positionEmbeddingWords: LayerWords = {
  settings: '',
  summary: 'Adds to every step the vector of its place.',
  help: 'Learns a vector for each place of a sequence and adds it to what stands there. Attention looks at contents alone; with it, it can also look at the left or above.',
};
