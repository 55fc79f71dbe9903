import { activationNames } from './activation-names.ts';
import { defineLayer, noParameters } from './define-layer.ts';
import { choice } from './fields.ts';

/**
 * Applies a function to every number (softmax: along the last axis); any shape in, the same shape out.
 * Source: Keras API, Activation layer.
 */
export const activation = defineLayer({
  type: 'Activation',
  kind: 'layer',
  category: 'dense',
  inputs: { min: 1, max: 1 },
  fields: { activation: choice('relu', activationNames) },
  summaryFields: ['activation'],
  outputShape: (_config, [incoming]) => incoming?.shape ?? [],
  parameterCount: () => noParameters,
  build: (make, config) => make.activation(config),
});
