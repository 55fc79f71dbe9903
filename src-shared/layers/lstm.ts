import { countGatedParameters } from './count-gated-parameters.ts';
import { defineLayer } from './define-layer.ts';
import { recurrentFields, recurrentOutputShape } from './recurrent-fields.ts';

/**
 * Long short-term memory with sigmoid gates, from h_0 = c_0 = 0:
 * i, f, o = σ(x_t W + h_{t−1} U + b), g = activation(…), c_t = f c_{t−1} + i g, h_t = o activation(c_t).
 * `[time, in]` → `[time, units]`, or `[units]` of the last step only. The forget gate's bias begins at 1.
 * Source: Keras API, LSTM layer; Hochreiter and Schmidhuber, "Long short-term memory", 1997; Gers et al. 2000
 * (forget gate); Jozefowicz et al. 2015 (its bias).
 */
export const lstm = defineLayer({
  type: 'LSTM',
  kind: 'layer',
  category: 'recurrent',
  inputs: { min: 1, max: 1 },
  fields: recurrentFields,
  summaryFields: ['units', 'activation'],
  outputShape: recurrentOutputShape,
  parameterCount: (config, [incoming]) =>
    countGatedParameters({
      gates: 4,
      input: incoming?.shape.at(-1) ?? 0,
      units: config.units,
      biases: config.useBias ? 1 : 0,
    }),
  // Sums and gates of the four, c and its activation, and the gradients of the sums.
  workingElements: (config, [incoming]) =>
    BigInt(incoming?.shape[0] ?? 0) * BigInt(config.units) * 14n,
  build: (make, config) => make.lstm(config),
});
