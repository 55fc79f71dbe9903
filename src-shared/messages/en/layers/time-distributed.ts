import type { LayerWords } from '../../layer-words.ts';

export const timeDistributedWords: LayerWords = {
  settings: '{layer}',
  summary: 'The same layer on every step.',
  help: 'Does the same to every step of a sequence, with the same weights: to every frame of a video, say. Nothing goes from one step to the next.',
};
