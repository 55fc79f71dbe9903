import { finding } from '../graph/diagnostic.ts';
import { defineLayer, noParameters } from './define-layer.ts';

/**
 * The largest number of every feature over time: `[time, features]` → `[features]`. Steps that are masked do not
 * count.
 * Source: Keras API, GlobalMaxPooling1D layer; Collobert et al., "Natural language processing (almost) from
 * scratch", 2011, section 3.2.2 (max over time).
 */
export const globalMaxPooling1d = defineLayer({
  type: 'GlobalMaxPooling1D',
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
  build: (make) => make.globalMaxPooling1d(),
});
