import type { LayerWords } from '../../layer-words.ts';

export const reshapeWords: LayerWords = {
  settings: 'to {targetShape}',
  summary: 'The same numbers in another shape.',
  help: 'Arranges the same numbers differently. Their count must stay the same; one axis may be -1 and is then as long as the others leave it.',
};
