import { countElements } from '../graph/shape.ts';
import { finding } from '../graph/diagnostic.ts';
import { activationNames } from './activation-names.ts';
import { defineLayer } from './define-layer.ts';
import { boolean, choice, integer } from './fields.ts';
import { initializerFields } from './initializer-fields.ts';
import { trainableField } from './trainable-field.ts';

/**
 * y = activation(x W + b) on a vector `[in]` → `[units]`, or on every step of a sequence
 * `[time, in]` → `[time, units]`. Images must be flattened first.
 * Source: Keras API, Dense layer.
 */
export const dense = defineLayer({
  type: 'Dense',
  kind: 'layer',
  category: 'dense',
  inputs: { min: 1, max: 1 },
  fields: {
    units: integer(32, 1, 1_000_000),
    activation: choice('relu', activationNames),
    ...initializerFields,
    useBias: boolean(true),
    ...trainableField,
  },
  summaryFields: ['units', 'activation'],
  outputShape: (config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    if (shape.length !== 1 && shape.length !== 2) {
      return finding('rank-wrong', { expected: [1, 2], shape });
    }
    return [...shape.slice(0, -1), config.units];
  },
  parameterCount: (config, [incoming]) => {
    const last = countElements(incoming?.shape.slice(-1) ?? []);
    const units = BigInt(config.units);
    if (!config.useBias) {
      return { count: last * units, formula: `${last} × ${units} = ${last * units}` };
    }
    const count = last * units + units;
    return { count, formula: `${last} × ${units} + ${units} = ${count}` };
  },
  build: (make, config) => make.dense(config),
});
