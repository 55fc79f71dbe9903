import type { LayerWords } from '../../layer-words.ts';

export const concatenateWords: LayerWords = {
  settings: '',
  summary: 'Pone sus entradas una junto a otra.',
  help: 'Une sus entradas por un eje, en el orden de los cables: -1 es el último, 1 el primero de un ejemplo.',
};
