import type { LayerWords } from '../../layer-words.ts';

export const concatenateWords: LayerWords = {
  settings: '',
  summary: 'Pone sus entradas una junto a otra.',
  help: 'Une sus entradas por el último eje, en el orden de los cables.',
};
