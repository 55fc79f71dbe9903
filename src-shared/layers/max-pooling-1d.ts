import { defineLayer, noParameters } from './define-layer.ts';
import { choice, integer } from './fields.ts';
import { slideWindow1d } from './slide-window-1d.ts';

/**
 * Keeps the largest number of every few steps, feature by feature: `[time, features]` in and out, with fewer steps.
 * Source: Keras API, MaxPooling1D layer.
 */
export const maxPooling1d = defineLayer({
  type: 'MaxPooling1D',
  kind: 'layer',
  category: 'pool',
  inputs: { min: 1, max: 1 },
  fields: {
    poolSize: integer(2, 1, 256),
    strides: integer(2, 1, 256),
    padding: choice('valid', ['valid', 'same']),
  },
  summaryFields: ['poolSize'],
  outputShape: ({ poolSize: size, strides: stride, padding }, [incoming]) =>
    slideWindow1d(incoming?.shape ?? [], { size, stride, padding }),
  parameterCount: () => noParameters,
  build: (make, config) => make.maxPooling1d(config),
});
