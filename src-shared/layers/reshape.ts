import { finding } from '../graph/diagnostic.ts';
import { countElements, formatShape, type Shape } from '../graph/shape.ts';
import { defineLayer, noParameters } from './define-layer.ts';
import { integerList } from './fields.ts';

/**
 * The same numbers in another shape; the count must stay. One axis may be -1: it is as long as the others leave it.
 * Source: Keras API, Reshape layer.
 */
export const reshape = defineLayer({
  type: 'Reshape',
  kind: 'layer',
  category: 'shape',
  inputs: { min: 1, max: 1 },
  fields: { targetShape: integerList([784], -1, 1_000_000_000) },
  summaryFields: ['targetShape'],
  outputShape: (config, [incoming]) => {
    const shape = incoming?.shape ?? [];
    const target = fillIn(config.targetShape, shape);
    if (target === undefined || countElements(shape) !== countElements(target)) {
      const { targetShape } = config;
      return finding('reshape-count', {
        from: `${formatShape(shape)} = ${countElements(shape)}`,
        to: `${formatShape(targetShape)} = ${countElements(targetShape.filter((it) => it !== -1))}`,
      });
    }
    return target;
  },
  parameterCount: () => noParameters,
  build: (make) => make.reshape(),
});

/** The shape with the open axis as long as the numbers ask for; `undefined` where that is not to be had. */
function fillIn(target: Shape, incoming: Shape): Shape | undefined {
  const known = countElements(target.filter((it) => it !== -1));
  if (target.filter((it) => it === -1).length > 1 || known === 0n) return undefined;
  return target.map((it) => (it === -1 ? Number(countElements(incoming) / known) : it));
}
