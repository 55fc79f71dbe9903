import type { LayerWords } from '../../layer-words.ts';

export const averagePooling2DWords: LayerWords = {
  settings: 'window {poolSize}',
  summary: 'Keeps the mean of each window.',
  help: 'Shrinks each map: every window becomes its mean, which smooths and forgets the exact place.',
};
