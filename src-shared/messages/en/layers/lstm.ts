import type { LayerWords } from '../../layer-words.ts';

export const lstmWords: LayerWords = {
  settings: '{units} units, {activation}',
  settingsOfOne: '1 unit, {activation}',
  summary: 'Keeps a memory through long sequences.',
  help: 'Gates decide at each step what is written into a second, protected memory, what is forgotten and what is shown. So it can hold on to something over hundreds of steps.',
};
