import {
  gradientBins,
  outputBinCount,
  type LayerStatistics,
} from '../../src-shared/protocol/layer-reading.ts';

/** Of more numbers than these only some, evenly spread, are counted in a histogram. */
const mostCounted = 32_768;

type Outputs = Pick<LayerStatistics, 'outputs' | 'spread'>;

/** Histogram and standard deviation of a layer's outputs. */
export function countOutputs(values: Float32Array): Outputs {
  const every = everyOf(values);
  let [low, high, count, sum] = [Infinity, -Infinity, 0, 0];
  for (let at = 0; at < values.length; at += every) {
    const value = values[at] ?? 0;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
    count += 1;
  }
  if (count === 0) return { spread: null };
  const counts = new Array<number>(outputBinCount).fill(0);
  const width = (high - low) / outputBinCount;
  const mean = sum / count;
  let squares = 0;
  for (let at = 0; at < values.length; at += every) {
    const value = values[at] ?? 0;
    if (!Number.isFinite(value)) continue;
    const bin = width > 0 ? Math.min(outputBinCount - 1, Math.floor((value - low) / width)) : 0;
    counts[bin] = (counts[bin] ?? 0) + 1;
    squares += (value - mean) ** 2;
  }
  return { outputs: { low, high, counts }, spread: finite(Math.sqrt(squares / count)) };
}

/** Histogram of gradients by their size. What is smaller or larger than the bins reach is counted in the outermost. */
export function countGradients(parts: readonly Float32Array[]): LayerStatistics['gradients'] {
  const { lowest, perDecade, count } = gradientBins;
  const counts = new Array<number>(count).fill(0);
  let zeros = 0;
  for (const values of parts) {
    const every = everyOf(values);
    for (let at = 0; at < values.length; at += every) {
      const size = Math.abs(values[at] ?? 0);
      if (Number.isNaN(size)) continue;
      if (size === 0) {
        zeros += 1;
        continue;
      }
      const bin = Math.floor((Math.log10(size) - lowest) * perDecade);
      const inside = Math.max(0, Math.min(count - 1, bin));
      counts[inside] = (counts[inside] ?? 0) + 1;
    }
  }
  return { zeros, counts };
}

/** The L2 norm of all together; `null` where it is no finite number. In double precision: the square of what vanishes would be 0 as a float32. */
export function normOf(parts: readonly Float32Array[]): number | null {
  let sum = 0;
  for (const values of parts) for (const value of values) sum += value * value;
  return finite(Math.sqrt(sum));
}

/** The L2 norm of the differences of two lists of arrays. */
export function distanceOf(
  before: readonly Float32Array[],
  after: readonly Float32Array[],
): number | null {
  let sum = 0;
  for (const [index, old] of before.entries()) {
    const now = after[index];
    for (const [at, value] of old.entries()) sum += ((now?.[at] ?? Number.NaN) - value) ** 2;
  }
  return finite(Math.sqrt(sum));
}

/** The share of units (last axis) that are 0 everywhere. */
export function shareOfDead(values: Float32Array, units: number): number {
  const isAlive = new Uint8Array(units);
  for (const [index, value] of values.entries()) if (value !== 0) isAlive[index % units] = 1;
  return 1 - isAlive.reduce((sum, one) => sum + one, 0) / units;
}

/** The share of numbers outside of `(low, high)`. */
export function shareBeyond(values: Float32Array, low: number, high: number): number {
  let beyond = 0;
  for (const value of values) if (!(value > low && value < high)) beyond += 1;
  return beyond / values.length;
}

export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function everyOf({ length }: Float32Array): number {
  return Math.max(1, Math.ceil(length / mostCounted));
}
