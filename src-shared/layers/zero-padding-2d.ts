import { finding } from '../graph/diagnostic.ts';
import { defineLayer, noParameters } from './define-layer.ts';
import { integer } from './fields.ts';

/**
 * A frame of zeros around an image: `[height, width, channels]` →
 * `[top + height + bottom, left + width + right, channels]`.
 * Source: Keras API, ZeroPadding2D layer.
 */
export const zeroPadding2d = defineLayer({
  type: 'ZeroPadding2D',
  kind: 'layer',
  category: 'shape',
  inputs: { min: 1, max: 1 },
  fields: {
    top: integer(1, 0, 64),
    bottom: integer(1, 0, 64),
    left: integer(1, 0, 64),
    right: integer(1, 0, 64),
  },
  summaryFields: ['top', 'right'],
  outputShape: (config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    const [height = 0, width = 0, channels = 0] = shape;
    if (shape.length !== 3) return finding('rank-wrong', { expected: [3], shape });
    return [height + config.top + config.bottom, width + config.left + config.right, channels];
  },
  parameterCount: () => noParameters,
  build: (make, config) => make.zeroPadding2d(config),
});
