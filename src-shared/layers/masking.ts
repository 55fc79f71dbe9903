import { finding } from '../graph/diagnostic.ts';
import { defineLayer, noParameters } from './define-layer.ts';
import { number } from './fields.ts';

/**
 * Leaves out the steps all of whose numbers are `maskValue`: `[time, features]` stays `[time, features]`, and layers
 * behind it pass over those steps (a recurrent layer keeps its state), as does the loss where they reach it.
 * Source: Keras API, Masking layer.
 */
export const masking = defineLayer({
  type: 'Masking',
  kind: 'layer',
  category: 'shape',
  inputs: { min: 1, max: 1 },
  fields: { maskValue: number(0, -1_000_000, 1_000_000, 1) },
  summaryFields: ['maskValue'],
  outputShape: (_config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    return shape.length === 2 ? shape : finding('rank-wrong', { expected: [2], shape });
  },
  parameterCount: () => noParameters,
  build: (make, config) => make.masking(config),
});
