import { finding } from '../graph/diagnostic.ts';
import { defineLayer, noParameters } from './define-layer.ts';
import { integer } from './fields.ts';

/**
 * Steps of zeros before and behind a sequence: `[time, features]` → `[left + time + right, features]`.
 * Source: Keras API, ZeroPadding1D layer.
 */
export const zeroPadding1d = defineLayer({
  type: 'ZeroPadding1D',
  kind: 'layer',
  category: 'shape',
  inputs: { min: 1, max: 1 },
  fields: { left: integer(1, 0, 4096), right: integer(1, 0, 4096) },
  summaryFields: ['left', 'right'],
  outputShape: (config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    const [time = 0, features = 0] = shape;
    if (shape.length !== 2) return finding('rank-wrong', { expected: [2], shape });
    return [config.left + time + config.right, features];
  },
  parameterCount: () => noParameters,
  build: (make, config) => make.zeroPadding1d(config),
});
