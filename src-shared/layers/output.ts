import { lossNames } from '../spec/loss-names.ts';
import { defineLayer, noParameters } from './define-layer.ts';
import { choice } from './fields.ts';

/** Where the prediction leaves the network and is compared with the truth by a loss. */
export const output = defineLayer({
  type: 'Output',
  kind: 'output',
  category: 'data',
  inputs: { min: 1, max: 1 },
  fields: { loss: choice('sparseCategoricalCrossentropy', lossNames) },
  summaryFields: ['loss'],
  outputShape: (_config, [incoming]) => incoming?.shape ?? [],
  parameterCount: () => noParameters,
});
