import { defineLayer, noParameters } from './define-layer.ts';
import { equalShapes } from './equal-shapes.ts';

/**
 * Multiplies its inputs number by number; all must have one shape, which is the output's. With one of them between 0 and 1
 * it is a gate that lets the other through.
 * Source: Keras API, Multiply layer.
 */
export const multiply = defineLayer({
  type: 'Multiply',
  kind: 'layer',
  category: 'shape',
  inputs: { min: 2, max: 16 },
  fields: {},
  summaryFields: [],
  outputShape: (_config, incoming) => equalShapes(incoming),
  parameterCount: () => noParameters,
  build: (make) => make.multiply(),
});
