import type { LayerWords } from '../../layer-words.ts';

export const simpleRnnWords: LayerWords = {
  settings: '{units} neuronas, {activation}',
  settingsOfOne: '1 neurona, {activation}',
  summary: 'Lee una secuencia y recuerda.',
  help: 'En cada paso mezcla la entrada nueva con lo que recuerda. Los mismos pesos sirven en todos los pasos.',
};
