import type { LayerWords } from '../../layer-words.ts';

export const simpleRnnWords: LayerWords = {
  settings: '{units} units, {activation}',
  settingsOfOne: '1 unit, {activation}',
  summary: 'Reads a sequence and remembers.',
  help: 'At each step it mixes the new input with what it remembers. The same weights serve at every step.',
};
