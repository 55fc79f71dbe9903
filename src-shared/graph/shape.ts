/**
 * The size of one example along each of its axes, without the batch axis.
 *
 * - an image: `[height, width, channels]`
 * - a vector: `[units]`
 * - a sequence of integers (characters): `[time]`
 * - a sequence of vectors: `[time, units]`
 *
 * Every entry is a positive integer.
 */
export type Shape = readonly number[];

/** How many numbers one example of `shape` holds, exactly: the product of its axes. */
export function countElements(shape: Shape): bigint {
  return shape.reduce((product, size) => product * BigInt(size), 1n);
}

/** True where both shapes have the same axes with the same sizes. */
export function isSameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** `[24, 24, 6]` as people read it: `24×24×6`. */
export function formatShape(shape: Shape): string {
  return shape.join('×');
}
