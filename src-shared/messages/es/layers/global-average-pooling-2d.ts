import type { LayerWords } from '../../layer-words.ts';

export const globalAveragePooling2DWords: LayerWords = {
  settings: '',
  summary: 'Una media por mapa.',
  help: 'Convierte cada mapa en un solo número, su media. No hacen falta pesos para dejar atrás la imagen.',
};
