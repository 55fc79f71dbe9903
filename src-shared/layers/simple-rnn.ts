import { finding } from '../graph/diagnostic.ts';
import { activationNames } from './activation-names.ts';
import { defineLayer } from './define-layer.ts';
import { boolean, choice, integer } from './fields.ts';
import { initializerNames } from './initializer-names.ts';

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
  fields: {
    units: integer(32, 1, 4096),
    activation: choice('tanh', activationNames),
    returnSequences: boolean(true),
    kernelInitializer: choice('glorotUniform', initializerNames),
    recurrentInitializer: choice('orthogonal', initializerNames),
    useBias: boolean(true),
  },
  summaryFields: ['units', 'activation'],
  outputShape: (config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    if (shape.length !== 2) return finding('rank-wrong', { expected: [2], shape });
    return config.returnSequences ? [shape[0] ?? 1, config.units] : [config.units];
  },
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
