import type { LayerWords } from '../../layer-words.ts';

export const repeatVectorWords: LayerWords = {
  settings: '{n} steps',
  summary: 'The same vector at each step.',
  help: 'Makes a sequence of a vector by repeating it, so that a recurrent layer sees it at every step: the picture while a caption is written, say.',
};
