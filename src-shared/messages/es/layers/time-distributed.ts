import type { LayerWords } from '../../layer-words.ts';

export const timeDistributedWords: LayerWords = {
  settings: '{layer}',
  summary: 'La misma capa en cada paso.',
  help: 'Hace lo mismo en cada paso de una secuencia, con los mismos pesos: en cada fotograma de un vídeo, por ejemplo. Nada pasa de un paso al siguiente.',
};
