import type { LayerWords } from '../../layer-words.ts';

export const maskingWords: LayerWords = {
  settings: 'value {maskValue} is skipped',
  summary: 'Passes over padding.',
  help: 'Marks the steps all of whose numbers are this value as padding. Recurrent layers behind it keep their state over them, means over time leave them out, and so does the loss: sequences of different lengths can stand in one batch.',
};
