import type { LayerWords } from '../../layer-words.ts';

export const gruWords: LayerWords = {
  settings: '{units} neuronas, {activation}',
  settingsOfOne: '1 neurona, {activation}',
  summary: 'Recuerda, y elige qué reemplazar.',
  help: 'Dos puertas deciden en cada paso cuánta memoria se reemplaza y cuánta de ella puede ver el valor nuevo. Por eso recuerda durante más tiempo que una capa recurrente simple.',
};
