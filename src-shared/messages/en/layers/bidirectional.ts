import type { LayerWords } from '../../layer-words.ts';

export const bidirectionalWords: LayerWords = {
  settings: '{layer}, 2 × {units} units',
  settingsOfOne: '{layer}, 2 × 1 unit',
  summary: 'Reads a sequence in both directions.',
  help: 'One recurrent layer reads from the first step on, another from the last step back, and both are put together at every step. So each step knows what comes before it and what comes after: good for judging a whole sequence, useless for guessing what comes next.',
};
