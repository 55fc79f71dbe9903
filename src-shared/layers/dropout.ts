import { countElements } from '../graph/shape.ts';
import { defineLayer, noParameters } from './define-layer.ts';
import { number } from './fields.ts';

/**
 * While training, sets a share `rate` of the numbers to zero, drawn anew at every step, and divides the
 * others by 1 − rate; afterwards it changes nothing.
 * Source: Keras API, Dropout layer; Srivastava et al., "Dropout", 2014, section 10 (inverted scaling).
 */
export const dropout = defineLayer({
  type: 'Dropout',
  kind: 'layer',
  category: 'regular',
  inputs: { min: 1, max: 1 },
  fields: { rate: number(0.25, 0, 0.95, 0.05) },
  summaryFields: ['rate'],
  outputShape: (_config, [incoming]) => incoming?.shape ?? [],
  parameterCount: () => noParameters,
  workingElements: (_config, [incoming]) => countElements(incoming?.shape ?? []),
  build: (make, config) => make.dropout(config),
});
