import type { KernelInitializerName } from '../../src-shared/layers/initializer-names.ts';
import { orthogonalMatrix } from './orthogonal-matrix.ts';
import type { RandomStream } from './random-stream.ts';

/** The standard deviation of a standard normal distribution cut off at -2 and 2. */
const truncatedDeviation = 0.879_625_661_034_239_78;

/**
 * The first values of a weight of this shape, flat. Shapes as in Keras: `[in, out]`,
 * `[height, width, in, out]`, `[symbols, vector]`.
 *
 * @param scale what is drawn is multiplied by it; `constant` is the scale itself
 *
 * Source: Keras API, Layer weight initializers; Glorot and Bengio 2010; He et al. 2015; LeCun et al. 1998;
 * Saxe et al. 2014 (orthogonal).
 */
export function initialWeights(
  initializer: KernelInitializerName,
  shape: readonly number[],
  random: RandomStream,
  scale = 1,
): Float32Array {
  const values = drawValues(initializer, shape, random);
  return scale === 1 ? values : values.map((value) => value * scale);
}

function drawValues(
  initializer: KernelInitializerName,
  shape: readonly number[],
  random: RandomStream,
): Float32Array {
  const count = shape.reduce((product, size) => product * size, 1);
  const { fanIn, fanOut } = countFans(shape);
  const uniform = (limit: number): Float32Array =>
    fillWith(count, () => (2 * random.nextUniform() - 1) * limit);
  const truncatedNormal = (variance: number): Float32Array => {
    const deviation = Math.sqrt(variance) / truncatedDeviation;
    return fillWith(count, () => nextTruncatedNormal(random) * deviation);
  };
  switch (initializer) {
    case 'glorotUniform':
      return uniform(Math.sqrt(6 / (fanIn + fanOut)));
    case 'glorotNormal':
      return truncatedNormal(2 / (fanIn + fanOut));
    case 'heUniform':
      return uniform(Math.sqrt(6 / fanIn));
    case 'heNormal':
      return truncatedNormal(2 / fanIn);
    case 'leCunUniform':
      return uniform(Math.sqrt(3 / fanIn));
    case 'leCunNormal':
      return truncatedNormal(1 / fanIn);
    case 'randomUniform':
      return uniform(0.05);
    case 'randomNormal':
      return fillWith(count, () => random.nextNormal() * 0.05);
    case 'orthogonal': {
      const columns = shape.at(-1) ?? 1;
      return orthogonalMatrix(count / columns, columns, random);
    }
    case 'zeros':
      return new Float32Array(count);
    case 'ones':
    case 'constant':
      return new Float32Array(count).fill(1);
  }
}

/** How many numbers a unit sums up, and how many units a number goes to. */
function countFans(shape: readonly number[]): { fanIn: number; fanOut: number } {
  const field = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  const fanOut = (shape.at(-1) ?? 1) * field;
  return { fanIn: shape.length < 2 ? fanOut : (shape.at(-2) ?? 1) * field, fanOut };
}

/** A normal number within two standard deviations; others are drawn again. */
function nextTruncatedNormal(random: RandomStream): number {
  for (;;) {
    const value = random.nextNormal();
    if (Math.abs(value) <= 2) return value;
  }
}

function fillWith(count: number, next: () => number): Float32Array {
  const values = new Float32Array(count);
  for (let index = 0; index < count; index += 1) values[index] = next();
  return values;
}
