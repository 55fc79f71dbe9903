import * as tf from '@tensorflow/tfjs-core';

/** The mask that a layer is called with, `[batch, time]`, 0 or false where a step does not count; tfjs gives it alone or in a list. */
export function readMask(mask: unknown): tf.Tensor | undefined {
  const [first] = Array.isArray(mask) ? (mask as unknown[]) : [mask];
  return first instanceof tf.Tensor ? first : undefined;
}
