import type { LayerWords } from '../../layer-words.ts';

export const flattenWords: LayerWords = {
  settings: 'en una fila',
  summary: 'Todos los números en una fila.',
  help: 'Pone los números de todos los mapas en una fila, que es lo que admite una capa densa.',
};
