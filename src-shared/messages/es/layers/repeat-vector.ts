import type { LayerWords } from '../../layer-words.ts';

export const repeatVectorWords: LayerWords = {
  settings: '{n} pasos',
  summary: 'El mismo vector en cada paso.',
  help: 'Hace una secuencia de un vector repitiéndolo, para que una capa recurrente lo vea en cada paso: por ejemplo, la imagen mientras se escribe su descripción.',
};
