import type { LayerWords } from '../../layer-words.ts';

export const zeroPadding1DWords: LayerWords = {
  settings: '{left} antes, {right} después',
  summary: 'Pasos de ceros alrededor de una secuencia.',
  help: 'Alarga una secuencia con pasos de ceros antes y después. Tras RepeatVector con un paso, deja un vector solo en el primer paso.',
};
