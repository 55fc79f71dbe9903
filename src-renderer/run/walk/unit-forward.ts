import type { Numbers } from '../decode-frame.ts';
import type { WalkedStep } from './walked-step.ts';
import { weightOf } from './walked-step.ts';

/** What goes into one unit: pairs of weight and input, and the bias. */
export type UnitInputs = {
  readonly pairs: readonly (readonly [weight: number, input: number])[];
  readonly bias: number | undefined;
  /** The weighted sum, in double precision. */
  readonly z: number;
};

/**
 * Of unit `unit` of a Dense layer whose kernel is `[in, units]`; for a sequence, at its last place. `undefined` where
 * not all of what goes into it was sent.
 */
export function denseInputs(
  step: WalkedStep,
  nodeId: string,
  from: Numbers,
  unit: number,
): UnitInputs | undefined {
  const kernel = weightOf(step, nodeId, 'kernel');
  if (kernel === undefined) return undefined;
  const [count = 0, sent = 0] = kernel.before.shape;
  if (unit >= sent || from.shape.at(-1) !== count) return undefined;
  const inputs = from.data.subarray(from.data.length - count);
  const pairs = Array.from(
    { length: count },
    (_, row) => [kernel.before.data[row * sent + unit] ?? 0, inputs[row] ?? 0] as const,
  );
  return withSum(pairs, weightOf(step, nodeId, 'bias')?.before.data[unit]);
}

export type Window = {
  readonly strides: readonly [number, number];
  readonly padding: string;
  /** Of the output. */
  readonly row: number;
  readonly column: number;
};

/**
 * Of one pixel of map `unit` of a Conv2D whose kernel is `[height, width, channels, maps]`. What lies in the padding
 * is 0 and left out.
 * Source: Keras API, Conv2D: padding `same` adds the smaller half in front.
 */
export function convInputs(
  step: WalkedStep,
  nodeId: string,
  from: Numbers,
  unit: number,
  { strides, padding, row, column }: Window,
): UnitInputs | undefined {
  const kernel = weightOf(step, nodeId, 'kernel');
  if (kernel === undefined) return undefined;
  const [height = 0, width = 0, channels = 0, sent = 0] = kernel.before.shape;
  const [rows = 0, columns = 0, inChannels = 0] = from.shape;
  if (unit >= sent || inChannels !== channels) return undefined;
  const before = (size: number, kernelSize: number, stride: number): number => {
    if (padding !== 'same') return 0;
    const out = Math.ceil(size / stride);
    return Math.floor(Math.max(0, (out - 1) * stride + kernelSize - size) / 2);
  };
  const top = row * strides[0] - before(rows, height, strides[0]);
  const left = column * strides[1] - before(columns, width, strides[1]);
  const pairs: (readonly [number, number])[] = [];
  for (let u = 0; u < height; u += 1) {
    for (let v = 0; v < width; v += 1) {
      const [y, x] = [top + u, left + v];
      if (y < 0 || x < 0 || y >= rows || x >= columns) continue;
      for (let c = 0; c < channels; c += 1) {
        const weight = kernel.before.data[((u * width + v) * channels + c) * sent + unit] ?? 0;
        pairs.push([weight, from.data[(y * columns + x) * channels + c] ?? 0]);
      }
    }
  }
  return withSum(pairs, weightOf(step, nodeId, 'bias')?.before.data[unit]);
}

/** The place of a map's largest number, `[row, column]`. */
export function brightestPixel({ data, shape }: Numbers, unit: number): [number, number] {
  const [rows = 0, columns = 0, maps = 1] = shape;
  let [best, at] = [-Infinity, 0];
  for (let place = 0; place < rows * columns; place += 1) {
    const value = data[place * maps + unit] ?? -Infinity;
    if (value > best) [best, at] = [value, place];
  }
  return [Math.floor(at / Math.max(1, columns)), at % Math.max(1, columns)];
}

function withSum(pairs: UnitInputs['pairs'], bias: number | undefined): UnitInputs {
  const sum = pairs.reduce((total, [weight, input]) => total + weight * input, 0);
  return { pairs, bias, z: sum + (bias ?? 0) };
}
