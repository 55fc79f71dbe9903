import type { LayerWords } from '../../layer-words.ts';

export const maxPooling1DWords: LayerWords = {
  settings: 'window of {poolSize} steps',
  summary: 'Keeps the strongest number of every few steps.',
  help: 'Shortens a sequence: of every few steps only the largest number stays, feature by feature.',
};
