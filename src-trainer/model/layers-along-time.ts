import type { Config } from '../../src-shared/layers/define-layer.ts';
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

/** Whether a layer of a text's network calculates one place more without those before it, a vector for each symbol too. */
export function isPlacewise({
  type,
  config,
}: {
  readonly type: LayerType;
  readonly config: Config;
}): boolean {
  if (type === 'CategoryEncoding') return config['outputMode'] === 'oneHot';
  return type === 'Embedding' || placewiseLayers.has(type);
}
