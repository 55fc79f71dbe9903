import type { LayerWords } from '../../layer-words.ts';

export const dropoutWords: LayerWords = {
  settings: 'tasa {rate}',
  summary: 'Apaga números al azar al entrenar.',
  help: 'En cada paso pone a cero una parte de los números al azar, para que ninguna neurona dependa de otra sola. Después trabajan todas.',
};
