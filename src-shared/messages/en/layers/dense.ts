import type { LayerWords } from '../../layer-words.ts';

export const denseWords: LayerWords = {
  settings: '{units} units, {activation}',
  settingsOfOne: '1 unit, {activation}',
  summary: 'Every unit sees every input.',
  help: 'Each unit multiplies all inputs by its own weights, adds them up with a bias and passes the sum through the activation.',
};
