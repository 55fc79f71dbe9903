import { defineLayer, noParameters } from './define-layer.ts';
import { equalShapes } from './equal-shapes.ts';

/**
 * Adds its inputs number by number; all must have one shape, which is the output's.
 * Source: Keras API, Add layer.
 */
export const add = defineLayer({
  type: 'Add',
  kind: 'layer',
  category: 'shape',
  inputs: { min: 2, max: 16 },
  fields: {},
  summaryFields: [],
  outputShape: (_config, incoming) => equalShapes(incoming),
  parameterCount: () => noParameters,
  build: (make) => make.add(),
});
