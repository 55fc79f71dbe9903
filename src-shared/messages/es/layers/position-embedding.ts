import type { LayerWords } from '../../layer-words.ts';

export const positionEmbeddingWords: LayerWords = {
  settings: '',
  summary: 'Suma a cada paso el vector de su lugar.',
  help: 'Aprende un vector para cada lugar de una secuencia y lo suma a lo que hay allí. La atención mira solo contenidos; con él puede mirar también a la izquierda o arriba.',
};
