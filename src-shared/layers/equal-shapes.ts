import { finding, type Finding } from '../graph/diagnostic.ts';
import { isSameShape, type Shape } from '../graph/shape.ts';

/** The one shape that all inputs have, for layers that combine them number by number. */
export function equalShapes(incoming: readonly { readonly shape: Shape }[]): Shape | Finding {
  const shapes = incoming.map((one) => one.shape);
  const [first = []] = shapes;
  if (shapes.every((shape) => isSameShape(shape, first))) return first;
  return finding('shapes-differ', { shapes });
}
