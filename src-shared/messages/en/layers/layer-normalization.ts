import type { LayerWords } from '../../layer-words.ts';

export const layerNormalizationWords: LayerWords = {
  settings: 'epsilon {epsilon}',
  summary: 'Centres and scales each example.',
  help: 'Brings the numbers along the last axis of each example to mean 0 and variance 1, then learns a scale γ and a shift β for each. It needs no batch, so that it does the same in training and afterwards.',
};
