import type { LayerWords } from '../../layer-words.ts';

export const globalAveragePooling1DWords: LayerWords = {
  settings: '',
  summary: 'La media de todos los pasos.',
  help: 'Hace un solo vector de toda una secuencia: la media de sus pasos. Los pasos de relleno que se omiten no cuentan.',
};
