import type { LayerWords } from '../../layer-words.ts';

export const globalMaxPooling1DWords: LayerWords = {
  settings: '',
  summary: 'El número mayor de todos los pasos.',
  help: 'Hace un solo vector de toda una secuencia: de cada característica el número mayor, esté en el paso que esté. El relleno se mira como cualquier otro paso.',
};
