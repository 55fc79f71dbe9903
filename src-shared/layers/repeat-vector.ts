import { finding } from '../graph/diagnostic.ts';
import { defineLayer, noParameters } from './define-layer.ts';
import { integer } from './fields.ts';

/**
 * A vector at each of `n` steps: `[features]` → `[n, features]`.
 * Source: Keras API, RepeatVector layer.
 */
export const repeatVector = defineLayer({
  type: 'RepeatVector',
  kind: 'layer',
  category: 'shape',
  inputs: { min: 1, max: 1 },
  fields: { n: integer(8, 1, 4096) },
  summaryFields: ['n'],
  outputShape: (config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    if (shape.length !== 1) return finding('rank-wrong', { expected: [1], shape });
    return [config.n, ...shape];
  },
  parameterCount: () => noParameters,
  build: (make, config) => make.repeatVector(config),
});
