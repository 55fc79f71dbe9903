import { defineLayer, noParameters } from './define-layer.ts';
import { choice, integerList } from './fields.ts';

/**
 * Where the examples come in; it computes nothing. Its shape is one example's, without the batch axis.
 * Source: Keras API, Input object.
 */
export const input = defineLayer({
  type: 'Input',
  kind: 'input',
  category: 'data',
  inputs: { min: 0, max: 0 },
  fields: {
    shape: integerList([28, 28, 1], 1, 1_000_000),
    dtype: choice('float32', ['float32', 'int32']),
  },
  summaryFields: [],
  outputShape: (config) => config.shape,
  parameterCount: () => noParameters,
});
