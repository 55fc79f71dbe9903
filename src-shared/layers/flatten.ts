import { finding } from '../graph/diagnostic.ts';
import { countElements } from '../graph/shape.ts';
import { defineLayer, noParameters } from './define-layer.ts';

/**
 * All numbers of an example in one row: `[height, width, channels]` → `[height · width · channels]`.
 * Source: Keras API, Flatten layer.
 */
export const flatten = defineLayer({
  type: 'Flatten',
  kind: 'layer',
  category: 'shape',
  inputs: { min: 1, max: 1 },
  fields: {},
  summaryFields: [],
  outputShape: (_config, [incoming]) => {
    const count = countElements(incoming?.shape ?? []);
    if (count > BigInt(Number.MAX_SAFE_INTEGER))
      return finding('count-overflow', { what: 'Flatten' });
    return [Number(count)];
  },
  parameterCount: () => noParameters,
  build: (make) => make.flatten(),
});
