import { countGatedParameters } from './count-gated-parameters.ts';
import { defineLayer } from './define-layer.ts';
import { recurrentFields, recurrentOutputShape } from './recurrent-fields.ts';

/**
 * Gated recurrent unit with sigmoid gates, the reset gate after the product (Keras' `reset_after`), from
 * h_0 = 0: z, r = σ(x_t W + b + h_{t−1} U + b'), n = activation(x_t W + b + r (h_{t−1} U + b')),
 * h_t = z h_{t−1} + (1 − z) n. `[time, in]` → `[time, units]`, or `[units]` of the last step only.
 * Source: Keras API, GRU layer; Cho et al., "Learning phrase representations using RNN encoder-decoder", 2014.
 */
export const gru = defineLayer({
  type: 'GRU',
  kind: 'layer',
  category: 'recurrent',
  inputs: { min: 1, max: 1 },
  fields: recurrentFields,
  summaryFields: ['units', 'activation'],
  outputShape: recurrentOutputShape,
  parameterCount: (config, [incoming]) =>
    countGatedParameters({
      gates: 3,
      input: incoming?.shape.at(-1) ?? 0,
      units: config.units,
      biases: config.useBias ? 2 : 0,
    }),
  // Both sums and the gates of the three, and the gradients of both sums.
  workingElements: (config, [incoming]) =>
    BigInt(incoming?.shape[0] ?? 0) * BigInt(config.units) * 16n,
  build: (make, config) => make.gru(config),
});
