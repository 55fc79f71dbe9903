import type { LayerWords } from '../../layer-words.ts';

export const reshapeWords: LayerWords = {
  settings: 'a {targetShape}',
  summary: 'Los mismos números con otra forma.',
  help: 'Ordena los mismos números de otra manera. Tienen que ser los mismos en cantidad; un eje puede ser -1, y entonces mide lo que dejan los demás.',
};
