import { pad, reshape, slice4d, type Tensor4D } from '@tensorflow/tfjs-core';

/** How far a window's gradient has to be spread out and padded before the window can run over it. */
export type Spread = {
  readonly strides: readonly [height: number, width: number];
  /** Rows above and below, columns left and right. Negative ones cut off. */
  readonly padding: readonly [rows: readonly [number, number], columns: readonly [number, number]];
};

/**
 * Puts the zeros between the rows and columns of an output's gradient that a stride has left out, and the
 * padding around it: `[batch, outHeight, outWidth, channels]` becomes `[batch, (outHeight - 1) * stride + 1
 * + padding, ..., channels]`, over which a convolution with stride 1 gives the input's gradient.
 *
 * Source: Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep learning", section 4.
 */
export function spreadGradient(dy: Tensor4D, { strides, padding }: Spread): Tensor4D {
  const [down, across] = strides;
  const [rows, columns] = padding;
  const spread = down === 1 && across === 1 ? dy : putZerosBetween(dy, down, across);
  return cut(
    pad(spread, [[0, 0], grow(rows), grow(columns), [0, 0]]),
    shrink(rows),
    shrink(columns),
  );
}

function putZerosBetween(dy: Tensor4D, down: number, across: number): Tensor4D {
  const [batch, height, width, channels] = dy.shape;
  const gaps = pad(reshape(dy, [batch, height, 1, width, 1, channels]), [
    [0, 0],
    [0, 0],
    [0, down - 1],
    [0, 0],
    [0, across - 1],
    [0, 0],
  ]);
  return slice4d(
    reshape(gaps, [batch, height * down, width * across, channels]),
    [0, 0, 0, 0],
    [batch, (height - 1) * down + 1, (width - 1) * across + 1, channels],
  );
}

type Ends = readonly [number, number];
const grow = ([before, after]: Ends): [number, number] => [Math.max(0, before), Math.max(0, after)];
const shrink = ([before, after]: Ends): Ends => [Math.max(0, -before), Math.max(0, -after)];

function cut(x: Tensor4D, rows: Ends, columns: Ends): Tensor4D {
  if ([...rows, ...columns].every((count) => count === 0)) return x;
  const [batch, height, width, channels] = x.shape;
  const size = [
    batch,
    height - rows[0] - rows[1],
    width - columns[0] - columns[1],
    channels,
  ] as const;
  return slice4d(x, [0, rows[0], columns[0], 0], [...size]);
}
