import { finding } from '../graph/diagnostic.ts';
import { countElements, formatShape } from '../graph/shape.ts';
import { defineLayer, noParameters } from './define-layer.ts';
import { integerList } from './fields.ts';

/**
 * The same numbers in another shape; the count must stay.
 * Source: Keras API, Reshape layer.
 */
export const reshape = defineLayer({
  type: 'Reshape',
  kind: 'layer',
  category: 'shape',
  inputs: { min: 1, max: 1 },
  fields: { targetShape: integerList([784], 1, 1_000_000_000) },
  summaryFields: ['targetShape'],
  outputShape: (config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    if (countElements(shape) !== countElements(config.targetShape)) {
      return finding('reshape-count', {
        from: `${formatShape(shape)} = ${countElements(shape)}`,
        to: `${formatShape(config.targetShape)} = ${countElements(config.targetShape)}`,
      });
    }
    return config.targetShape;
  },
  parameterCount: () => noParameters,
  build: (make, config) => make.reshape(config),
});
