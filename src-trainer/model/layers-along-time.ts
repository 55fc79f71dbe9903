import type { LayerType } from '../../src-shared/layers/index.ts';

/** Layers that treat every place of a sequence alike and look at no other. */
export const placewiseLayers: ReadonlySet<LayerType> = new Set<LayerType>([
  'Dense',
  'Activation',
  'Dropout',
  'BatchNormalization',
  'LayerNormalization',
  'Add',
  'Multiply',
  'Concatenate',
  'TimeDistributed',
]);

/** Layers that carry a state from place to place. */
export const recurrentLayers: ReadonlySet<LayerType> = new Set<LayerType>([
  'SimpleRNN',
  'GRU',
  'LSTM',
]);
