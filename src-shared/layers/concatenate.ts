import { finding } from '../graph/diagnostic.ts';
import { isSameShape } from '../graph/shape.ts';
import { defineLayer, noParameters } from './define-layer.ts';
import { laterInteger } from './fields.ts';

/**
 * Puts its inputs one behind the other along an axis, in the order of the wires; the other axes must agree. As in Keras
 * axis 0 is the batch, so that 1 is the first axis of an example, and -1 the last.
 * Source: Keras API, Concatenate layer.
 */
export const concatenate = defineLayer({
  type: 'Concatenate',
  kind: 'layer',
  category: 'shape',
  inputs: { min: 2, max: 16 },
  fields: { axis: laterInteger(-1, -1, 4) },
  summaryFields: [],
  outputShape: ({ axis }, incoming) => {
    const shapes = incoming.map((one) => one.shape);
    const [first = []] = shapes;
    // No layer joins examples to one another: axis 0 is none that agrees.
    const along = axis === -1 ? first.length - 1 : axis - 1;
    const others = first.toSpliced(along, 1);
    const agree = shapes.every(
      (shape) =>
        shape.length === first.length &&
        along >= 0 &&
        along < shape.length &&
        isSameShape(shape.toSpliced(along, 1), others),
    );
    if (!agree) return finding('shapes-differ', { shapes });
    return first.with(
      along,
      shapes.reduce((sum, shape) => sum + (shape[along] ?? 0), 0),
    );
  },
  parameterCount: () => noParameters,
  build: (make, { axis }) => make.concatenate({ axis }),
});
