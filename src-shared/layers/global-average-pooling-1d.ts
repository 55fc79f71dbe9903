import { finding } from '../graph/diagnostic.ts';
import { defineLayer, noParameters } from './define-layer.ts';

/**
 * The mean of every feature over time: `[time, features]` → `[features]`. Steps that are masked do not count.
 * Source: Keras API, GlobalAveragePooling1D layer.
 */
export const globalAveragePooling1d = defineLayer({
  type: 'GlobalAveragePooling1D',
  kind: 'layer',
  category: 'pool',
  inputs: { min: 1, max: 1 },
  fields: {},
  summaryFields: [],
  outputShape: (_config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    return shape.length === 2 ? shape.slice(1) : finding('rank-wrong', { expected: [2], shape });
  },
  parameterCount: () => noParameters,
  build: (make) => make.globalAveragePooling1d(),
});
