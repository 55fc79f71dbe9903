import type { LayerSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Numbers } from '../decode-frame.ts';
import { brightestPixel } from './unit-forward.ts';

/** One of the numbers that a window of a pooling layer looks at. */
export type PooledInput = {
  /** Its place as it is written, from 1: row, column and channel of a picture, step and feature of a sequence. */
  readonly index: string;
  readonly value: number;
};

/** One window of a pooling layer and what comes of it. */
export type PooledWindow = {
  readonly kind: 'max' | 'mean';
  readonly inputs: readonly PooledInput[];
  /** The output's place as it is written. */
  readonly index: string;
  /** Where the output stands in its node's numbers. */
  readonly at: number;
  readonly output: number;
  /** Whether a number may lie in several windows. */
  readonly overlaps: boolean;
};

const kinds: Readonly<Partial<Record<LayerSpec['type'], PooledWindow['kind']>>> = {
  MaxPooling2D: 'max',
  MaxPooling1D: 'max',
  GlobalMaxPooling1D: 'max',
  AveragePooling2D: 'mean',
  GlobalAveragePooling2D: 'mean',
  GlobalAveragePooling1D: 'mean',
};

/** Whether a layer pools, and how. */
export function poolingKind(type: LayerSpec['type']): PooledWindow['kind'] | undefined {
  return kinds[type];
}

/**
 * The window of a pooling layer that gives the largest number of map (or feature) `unit`; `undefined` for other layers.
 * What lies in the padding is left out.
 * Source: Keras API, MaxPooling2D: padding `same` adds the smaller half in front.
 *
 * @param from what goes in, `[height, width, channels]` or `[time, features]`
 * @param value what comes out
 */
export function pooledWindow(
  { type, config }: LayerSpec,
  from: Numbers,
  value: Numbers,
  unit: number,
): PooledWindow | undefined {
  const kind = poolingKind(type);
  const isSequence = from.shape.length === 2;
  const [rows = 0, columns = 0, channels = 0] = isSequence
    ? [from.shape[0], 1, from.shape[1]]
    : from.shape;
  if (kind === undefined || unit >= channels) return undefined;
  const isWhole = type.startsWith('Global');
  const pool = isWhole ? [rows, columns] : pairOf(config['poolSize'], isSequence);
  const strides = isWhole ? pool : pairOf(config['strides'], isSequence);
  const [height = 1, width = 1] = pool;
  const [down = 1, right = 1] = strides;
  const units = value.shape.at(-1) ?? 1;
  const outColumns = isSequence ? 1 : (value.shape[1] ?? 1);
  const asPicture = isSequence ? { ...value, shape: [value.shape[0] ?? 1, 1, units] } : value;
  const [row, column] = isWhole ? [0, 0] : brightestPixel(asPicture, unit);
  const isPadded = config['padding'] === 'same';
  const top = row * down - (isPadded ? before(rows, height, down) : 0);
  const left = column * right - (isPadded ? before(columns, width, right) : 0);
  const write = (y: number, x: number): string =>
    (isSequence ? [y + 1, unit + 1] : [y + 1, x + 1, unit + 1]).join(',');
  const inputs: PooledInput[] = [];
  for (let y = Math.max(0, top); y < Math.min(rows, top + height); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(columns, left + width); x += 1) {
      const read = from.data[(y * columns + x) * channels + unit];
      inputs.push({ index: write(y, x), value: read ?? 0 });
    }
  }
  const at = isWhole ? unit : (row * outColumns + column) * units + unit;
  return {
    ...{ kind, inputs, at, output: value.data[at] ?? Number.NaN },
    index: isWhole ? String(unit + 1) : write(row, column),
    overlaps: down < height || right < width,
  };
}

/** Which of the numbers a maximum is: the first of equal ones, as the gradient takes it. */
export function winnerOf({ inputs, output }: PooledWindow): PooledInput | undefined {
  return inputs.find(({ value }) => value === output);
}

function pairOf(setting: unknown, isSequence: boolean): readonly number[] {
  if (Array.isArray(setting)) return setting.map(Number);
  return isSequence ? [Number(setting), 1] : [Number(setting), Number(setting)];
}

function before(size: number, window: number, stride: number): number {
  const out = Math.ceil(size / stride);
  return Math.floor(Math.max(0, (out - 1) * stride + window - size) / 2);
}
