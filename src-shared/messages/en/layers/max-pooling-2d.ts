import type { LayerWords } from '../../layer-words.ts';

export const maxPooling2DWords: LayerWords = {
  settings: 'window {poolSize}',
  summary: 'Keeps the strongest number of each window.',
  help: 'Shrinks each map: of every window only the largest number stays, so a small shift of the picture changes little.',
};
