import { finding } from '../graph/diagnostic.ts';
import { defineLayer, noParameters } from './define-layer.ts';

/**
 * The mean of every feature map: `[height, width, channels]` → `[channels]`.
 * Source: Keras API, GlobalAveragePooling2D layer; Lin et al., "Network in network", 2014, section 3.2.
 */
export const globalAveragePooling2d = defineLayer({
  type: 'GlobalAveragePooling2D',
  kind: 'layer',
  category: 'pool',
  inputs: { min: 1, max: 1 },
  fields: {},
  summaryFields: [],
  outputShape: (_config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    if (shape.length !== 3) return finding('rank-wrong', { expected: [3], shape });
    return [shape[2] ?? 1];
  },
  parameterCount: () => noParameters,
  build: (make) => make.globalAveragePooling2d(),
});
