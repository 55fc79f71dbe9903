import type { LayerWords } from '../../layer-words.ts';

export const inputWords: LayerWords = {
  settings: '',
  summary: 'Los ejemplos que recibe la red.',
  help: 'Por aquí entran los datos. Su forma es la de un ejemplo: 28×28×1 es una imagen en gris.',
};
