import { finding } from '../graph/diagnostic.ts';
import { isSameShape } from '../graph/shape.ts';
import { defineLayer, noParameters } from './define-layer.ts';

/**
 * Puts its inputs one behind the other along the last axis, in the order of the wires; the other axes must agree.
 * Source: Keras API, Concatenate layer.
 */
export const concatenate = defineLayer({
  type: 'Concatenate',
  kind: 'layer',
  category: 'shape',
  inputs: { min: 2, max: 16 },
  fields: {},
  summaryFields: [],
  outputShape: (_config, incoming) => {
    const shapes = incoming.map((one) => one.shape);
    const [first = []] = shapes;
    const others = first.slice(0, -1);
    const agree = shapes.every(
      (shape) => shape.length === first.length && isSameShape(shape.slice(0, -1), others),
    );
    if (!agree) return finding('shapes-differ', { shapes });
    return [...others, shapes.reduce((sum, shape) => sum + (shape.at(-1) ?? 0), 0)];
  },
  parameterCount: () => noParameters,
  build: (make) => make.concatenate(),
});
