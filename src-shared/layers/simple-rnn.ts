import { defineLayer } from './define-layer.ts';
import { recurrentFields, recurrentOutputShape } from './recurrent-fields.ts';

/**
 * h_t = activation(x_t W + h_{t−1} U + b), from h_0 = 0: `[time, in]` → `[time, units]`, or `[units]` of the
 * last step only.
 * Source: Keras API, SimpleRNN layer; Elman, "Finding structure in time", 1990.
 */
export const simpleRnn = defineLayer({
  type: 'SimpleRNN',
  kind: 'layer',
  category: 'recurrent',
  inputs: { min: 1, max: 1 },
  fields: recurrentFields,
  summaryFields: ['units', 'activation'],
  outputShape: recurrentOutputShape,
  parameterCount: (config, [incoming]) => {
    const last = BigInt(incoming?.shape.at(-1) ?? 0);
    const units = BigInt(config.units);
    const bias = config.useBias ? units : 0n;
    const count = last * units + units * units + bias;
    const sum = `${last} × ${units} + ${units} × ${units}`;
    return { count, formula: `${sum}${config.useBias ? ` + ${units}` : ''} = ${count}` };
  },
  // Sums, and their gradients.
  workingElements: (config, [incoming]) =>
    BigInt(incoming?.shape[0] ?? 0) * BigInt(config.units) * 2n,
  build: (make, config) => make.simpleRnn(config),
});
