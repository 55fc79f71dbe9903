import * as tf from '@tensorflow/tfjs-core';

/** The masks that a layer is called with, one an input, `[batch, time]`, 0 or false where a step does not count; tfjs gives a single one alone. */
export function readMasks(mask: unknown): (tf.Tensor | undefined)[] {
  const masks = Array.isArray(mask) ? (mask as unknown[]) : [mask];
  return masks.map((one) => (one instanceof tf.Tensor ? one : undefined));
}

/** The mask of a layer's first input, or its only one. */
export function readMask(mask: unknown): tf.Tensor | undefined {
  return readMasks(mask)[0];
}
