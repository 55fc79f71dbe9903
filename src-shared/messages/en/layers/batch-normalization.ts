import type { LayerWords } from '../../layer-words.ts';

export const batchNormalizationWords: LayerWords = {
  settings: 'momentum {momentum}',
  summary: 'Centres and scales each channel.',
  help: 'Brings every channel to mean 0 and variance 1 over the batch, then learns a scale and a shift of its own. Deep networks learn faster with it.',
};
