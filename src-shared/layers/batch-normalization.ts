import { defineLayer } from './define-layer.ts';
import { boolean, number } from './fields.ts';
import { trainableField } from './trainable-field.ts';

/**
 * y = γ (x − μ) / √(σ² + ε) + β, channel by channel (last axis): μ and σ² are the batch's while training and
 * a running mean afterwards. γ and β are learned; the two running values are kept, so four numbers a channel. Where
 * it is frozen, nothing of it changes and the running values are used while training as well.
 * Source: Keras API, BatchNormalization layer; Ioffe and Szegedy, 2015, algorithm 1.
 */
export const batchNormalization = defineLayer({
  type: 'BatchNormalization',
  kind: 'layer',
  category: 'regular',
  inputs: { min: 1, max: 1 },
  fields: {
    momentum: number(0.99, 0, 0.9999, 0.01),
    epsilon: number(0.001, 1e-7, 0.1, 0.001),
    center: boolean(true),
    scale: boolean(true),
    ...trainableField,
  },
  summaryFields: ['momentum'],
  outputShape: (_config, [incoming]) => incoming?.shape ?? [],
  parameterCount: (config, [incoming]) => {
    const channels = BigInt(incoming?.shape.at(-1) ?? 0);
    const each = 2n + (config.center ? 1n : 0n) + (config.scale ? 1n : 0n);
    const count = each * channels;
    return { count, formula: `${each} × ${channels} = ${count}`, kept: 2n * channels };
  },
  build: (make, config) => make.batchNormalization(config),
});
