import type { LayerWords } from '../../layer-words.ts';

export const gruWords: LayerWords = {
  settings: '{units} units, {activation}',
  settingsOfOne: '1 unit, {activation}',
  summary: 'Remembers, and chooses what to replace.',
  help: 'Two gates decide at each step how much of the memory is replaced and how much of it the new value may see. So it remembers for longer than a simple recurrent layer.',
};
