import type { LayerWords } from '../../layer-words.ts';

export const maxPooling1DWords: LayerWords = {
  settings: 'ventana de {poolSize} pasos',
  summary: 'Deja el número mayor de cada pocos pasos.',
  help: 'Acorta una secuencia: de cada pocos pasos queda solo el número mayor, característica por característica.',
};
