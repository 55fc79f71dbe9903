import type { Incoming, Layer } from './define-layer.ts';
import { defineLayer } from './define-layer.ts';
import { choice } from './fields.ts';
import { gru } from './gru.ts';
import {
  mergeModes,
  recurrenceKinds,
  type BidirectionalConfig,
  type RecurrentConfig,
} from './layer-library.ts';
import { lstm } from './lstm.ts';
import { recurrenceFields, recurrentOutputShape } from './recurrent-fields.ts';
import { simpleRnn } from './simple-rnn.ts';

const directions: Readonly<Record<BidirectionalConfig['layer'], Layer>> = {
  SimpleRNN: simpleRnn,
  GRU: gru,
  LSTM: lstm,
};

/**
 * Two recurrent layers of one kind over a sequence, one forward and one from its last step back; at every step what
 * both say is put together. `[time, in]` → `[time, units]`, for `concat` `[time, 2 · units]`; without
 * `returnSequences` the same of the last state of both.
 * Source: Keras API, Bidirectional layer; Schuster and Paliwal, "Bidirectional recurrent neural networks", 1997.
 */
export const bidirectional = defineLayer({
  type: 'Bidirectional',
  kind: 'layer',
  category: 'recurrent',
  inputs: { min: 1, max: 1 },
  fields: {
    layer: choice('LSTM', recurrenceKinds),
    mergeMode: choice('concat', mergeModes),
    ...recurrenceFields,
  },
  summaryFields: ['layer', 'units'],
  outputShape: (config, incoming) => {
    const shape = recurrentOutputShape(one(config), incoming);
    if (config.mergeMode !== 'concat' || 'code' in shape) return shape;
    return [...shape.slice(0, -1), 2 * config.units];
  },
  parameterCount: (config, incoming) => {
    const { count, formula } = directions[config.layer].parameterCount(one(config), incoming);
    const [product = ''] = formula.split(' = ');
    return { count: 2n * count, formula: `2 × (${product}) = ${2n * count}` };
  },
  // What each direction needs, and what it says before both are put together.
  workingElements: (config, incoming) =>
    2n * directions[config.layer].workingElements(one(config), incoming) +
    2n * BigInt(config.units) * stepsOf(incoming),
  build: (make, config) => make.bidirectional(config),
});

/** The settings of one direction. */
function one({
  layer: _layer,
  mergeMode: _mergeMode,
  ...config
}: BidirectionalConfig): RecurrentConfig {
  return { ...config, stateful: false };
}

function stepsOf([incoming]: readonly Incoming[]): bigint {
  return BigInt(incoming?.shape[0] ?? 0);
}
