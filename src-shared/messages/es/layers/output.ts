import type { LayerWords } from '../../layer-words.ts';

export const outputWords: LayerWords = {
  settings: '{loss}',
  summary: 'La predicción, comparada con la verdad.',
  help: 'El final de la red. La pérdida mide cuánto se aleja la predicción de la verdad; entrenar es hacerla menor.',
};
