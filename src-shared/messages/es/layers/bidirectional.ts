import type { LayerWords } from '../../layer-words.ts';

export const bidirectionalWords: LayerWords = {
  settings: '{layer}, 2 × {units} neuronas',
  settingsOfOne: '{layer}, 2 × 1 neurona',
  summary: 'Lee una secuencia en los dos sentidos.',
  help: 'Una capa recurrente lee del primer paso en adelante, otra del último hacia atrás, y en cada paso se unen las dos. Así cada paso sabe lo que viene antes y lo que viene después: buena para juzgar una secuencia entera, inútil para adivinar lo que sigue.',
};
