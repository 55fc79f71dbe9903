import type { LayerWords } from '../../layer-words.ts';

export const denseWords: LayerWords = {
  settings: '{units} neuronas, {activation}',
  settingsOfOne: '1 neurona, {activation}',
  summary: 'Cada neurona ve todas las entradas.',
  help: 'Cada neurona multiplica las entradas por sus propios pesos, las suma con un sesgo y pasa la suma por la activación.',
};
