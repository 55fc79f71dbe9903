import type { LayerWords } from '../../layer-words.ts';

export const multiplyWords: LayerWords = {
  settings: '',
  summary: 'Multiplies its inputs number by number.',
  help: 'Multiplies inputs of one shape. An input between 0 and 1, behind a sigmoid, is a gate: it says how much of the other passes.',
};
