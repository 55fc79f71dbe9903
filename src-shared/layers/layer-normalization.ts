import { defineLayer } from './define-layer.ts';
import { boolean, number } from './fields.ts';
import { trainableField } from './trainable-field.ts';

/**
 * y = γ (x − μ) / √(σ² + ε) + β, where μ and σ² are those of the numbers along the last axis, of each example (and
 * place) by itself: the same in training and afterwards, whatever else is in the batch. γ and β are learned, one
 * each for every number of the axis.
 * Source: Keras API, LayerNormalization layer; Ba, Kiros and Hinton, "Layer normalization", 2016, section 3.
 */
export const layerNormalization = defineLayer({
  type: 'LayerNormalization',
  kind: 'layer',
  category: 'regular',
  inputs: { min: 1, max: 1 },
  fields: {
    epsilon: number(0.001, 1e-7, 0.1, 0.001),
    center: boolean(true),
    scale: boolean(true),
    ...trainableField,
  },
  summaryFields: ['epsilon'],
  outputShape: (_config, [incoming]) => incoming?.shape ?? [],
  parameterCount: (config, [incoming]) => {
    const size = BigInt(incoming?.shape.at(-1) ?? 0);
    const each = (config.center ? 1n : 0n) + (config.scale ? 1n : 0n);
    const count = each * size;
    return { count, formula: count === 0n ? '' : `${each} × ${size} = ${count}` };
  },
  build: (make, config) => make.layerNormalization(config),
});
