import { finding } from '../graph/diagnostic.ts';
import { defineLayer, noParameters } from './define-layer.ts';
import { poolingFields } from './pooling-fields.ts';
import { slideWindow } from './slide-window.ts';

/**
 * Keeps the mean of every window (LeNet-5's subsampling without its trained factor), channel by channel:
 * `[height, width, channels]` in and out, with fewer rows and columns.
 * Source: Keras API, AveragePooling2D layer.
 */
export const averagePooling2d = defineLayer({
  type: 'AveragePooling2D',
  kind: 'layer',
  category: 'pool',
  inputs: { min: 1, max: 1 },
  fields: poolingFields,
  summaryFields: ['poolSize'],
  outputShape: (config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    if (shape.length !== 3) return finding('rank-wrong', { expected: [3], shape });
    return slideWindow(shape, config.poolSize, config.strides, config.padding, shape[2] ?? 1);
  },
  parameterCount: () => noParameters,
  build: (make, config) => make.averagePooling2d(config),
});
