import type { LayerWords } from '../../layer-words.ts';

export const lstmWords: LayerWords = {
  settings: '{units} neuronas, {activation}',
  settingsOfOne: '1 neurona, {activation}',
  summary: 'Guarda una memoria en secuencias largas.',
  help: 'Unas puertas deciden en cada paso qué se escribe en una segunda memoria protegida, qué se olvida y qué se muestra. Por eso puede retener algo durante cientos de pasos.',
};
