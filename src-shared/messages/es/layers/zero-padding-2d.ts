import type { LayerWords } from '../../layer-words.ts';

export const zeroPadding2DWords: LayerWords = {
  settings: '{top} arriba, {right} a la derecha',
  summary: 'Un marco de ceros alrededor de la imagen.',
  help: 'Añade filas y columnas de ceros para que los filtros lleguen también a los bordes.',
};
