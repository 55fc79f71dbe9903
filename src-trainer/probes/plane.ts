import { inOwnUnits } from '../../src-shared/datasets/table-pipeline.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';

/** Points of the data that are sent along, spread evenly over all. */
const mostPoints = 2_000;

/** The part of the plane in which a network with two inputs is looked at. */
export type Plane = {
  /** `[points, 4]`: x, y, class or number in its own units, held out (0 or 1). */
  readonly points: Float32Array;
  /** Both x and y run from the first to the second. */
  readonly range: readonly [number, number];
};

/** The plane that holds the data; `undefined` where an example is not two measurements with one answer. */
export function planeOf(dataset: Dataset): Plane | undefined {
  const { inputShape, inputNumbers, targetShape } = dataset;
  if (inputShape.join() !== '2' || inputNumbers !== 'float') return undefined;
  if (targetShape.length > 0 && targetShape.join() !== '1') return undefined;
  const points = readPoints(dataset);
  return { points, range: squareAround(points) };
}

/** The places of a square grid, `[rows, columns, 2]`: row 0 is the largest y, column 0 the smallest x. */
export function gridOver([low, high]: Plane['range'], resolution: number): Float32Array {
  const at = (index: number): number => low + ((high - low) * index) / (resolution - 1);
  const grid = new Float32Array(resolution * resolution * 2);
  for (let row = 0; row < resolution; row += 1) {
    for (let column = 0; column < resolution; column += 1) {
      const place = 2 * (row * resolution + column);
      grid[place] = at(column);
      grid[place + 1] = at(resolution - 1 - row);
    }
  }
  return grid;
}

function readPoints({ train, validation, target }: Dataset): Float32Array {
  const total = train.count + validation.count;
  const every = Math.max(1, Math.ceil(total / mostPoints));
  const take = (examples: Examples, isHeldOut: number): number[] => {
    const count = Math.ceil(examples.count / every);
    const indices = Int32Array.from({ length: count }, (_, index) => index * every);
    const inputs = examples.gatherInputs(indices);
    const targets = examples.gatherTargets(indices);
    return Array.from(indices.keys()).flatMap((row) => [
      inputs[2 * row] ?? 0,
      inputs[2 * row + 1] ?? 0,
      inOwnUnits(target, targets[row] ?? 0),
      isHeldOut,
    ]);
  };
  return Float32Array.from([...take(train, 0), ...take(validation, 1)]);
}

/** The square around the origin that holds all points, its side a multiple of 1/2. */
function squareAround(points: Float32Array): [number, number] {
  let farthest = 0.5;
  for (const [index, value] of points.entries()) {
    if (index % 4 < 2) farthest = Math.max(farthest, Math.abs(value));
  }
  const half = Math.ceil(farthest * 2) / 2;
  return [-half, half];
}
