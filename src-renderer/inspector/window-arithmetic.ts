import type { Shape } from '../../src-shared/graph/shape.ts';
import type { Config } from '../../src-shared/layers/define-layer.ts';

/** How one side of an image becomes the other: `28 − 5 + 1 = 24`. */
export type SideArithmetic = {
  /** Both sides of an image where they are alike; the steps of a sequence. */
  readonly axis: 'side' | 'height' | 'width' | 'steps';
  readonly text: string;
};

/**
 * The arithmetic of a window that slides over an image or along a sequence, for every layer that has one (a config
 * with a window and strides); nothing for others. `incoming` and `outgoing` are `[height, width, channels]` or
 * `[time, features]`.
 */
export function windowArithmetic(
  config: Config,
  incoming: Shape,
  outgoing: Shape,
): readonly SideArithmetic[] {
  const size = config['kernelSize'] ?? config['poolSize'];
  const stride = config['strides'];
  const padding = config['padding'];
  if (typeof size === 'number' && typeof stride === 'number') {
    const [before = 0, after = 0] = [incoming[0], outgoing[0]];
    return [{ axis: 'steps', text: writeSide(before, size, stride, padding === 'same', after) }];
  }
  const window = readPair(size);
  const strides = readPair(stride);
  if (window === undefined || strides === undefined || incoming.length !== 3) return [];
  const sides = ([0, 1] as const).map((axis) =>
    writeSide(
      incoming[axis] ?? 0,
      window[axis],
      strides[axis],
      padding === 'same',
      outgoing[axis] ?? 0,
    ),
  );
  const [height = '', width = ''] = sides;
  if (height === width) return [{ axis: 'side', text: height }];
  return [
    { axis: 'height', text: height },
    { axis: 'width', text: width },
  ];
}

/** Source: Keras API, Conv2D layer: valid = floor((size − window) / stride) + 1, same = ceil(size / stride). */
function writeSide(
  size: number,
  window: number,
  stride: number,
  isPadded: boolean,
  outgoing: number,
): string {
  if (isPadded) {
    // With stride 1 the padding is what the window takes away.
    if (stride === 1) return `${size} + ${window - 1} − ${window} + 1 = ${outgoing}`;
    return size % stride === 0
      ? `${size} / ${stride} = ${outgoing}`
      : `⌈${size} / ${stride}⌉ = ${outgoing}`;
  }
  const difference = `${size} − ${window}`;
  if (stride === 1) return `${difference} + 1 = ${outgoing}`;
  return (size - window) % stride === 0
    ? `(${difference}) / ${stride} + 1 = ${outgoing}`
    : `⌊(${difference}) / ${stride}⌋ + 1 = ${outgoing}`;
}

function readPair(value: unknown): readonly [number, number] | undefined {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const [first, second] = entries;
  return typeof first === 'number' && typeof second === 'number' ? [first, second] : undefined;
}
