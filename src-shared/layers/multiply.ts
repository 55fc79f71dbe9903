import { finding } from '../graph/diagnostic.ts';
import { isSameShape } from '../graph/shape.ts';
import { defineLayer, noParameters } from './define-layer.ts';

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
  outputShape: (_config, incoming) => {
    const shapes = incoming.map((one) => one.shape);
    const [first = []] = shapes;
    if (!shapes.every((shape) => isSameShape(shape, first))) {
      return finding('shapes-differ', { shapes });
    }
    return first;
  },
  parameterCount: () => noParameters,
  build: (make) => make.multiply(),
});
