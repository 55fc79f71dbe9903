import type { LayerWords } from '../../layer-words.ts';

export const activationWords: LayerWords = {
  settings: '{activation}',
  summary: 'A function on every number.',
  help: 'Bends the numbers without learning anything. Without it, a stack of layers would be no more than one straight layer.',
};
