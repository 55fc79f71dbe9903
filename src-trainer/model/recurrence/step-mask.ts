import * as tf from '@tensorflow/tfjs-core';

/** Which examples take a step and which pass it over: 1 and 0, and the reverse, `[batch, 1]` each. */
export type StepMask = { readonly taken: tf.Tensor; readonly passed: tf.Tensor };

/** A mask `[batch, time]` (0 or false: pass over) step by step. */
export function splitMask(mask: tf.Tensor): readonly StepMask[] {
  const taken = tf.reshape(tf.cast(mask, 'float32'), [...mask.shape, 1]);
  const passed = tf.unstack(tf.sub(1, taken), 1);
  return tf.unstack(taken, 1).map((one, at) => ({ taken: one, passed: passed[at] ?? one }));
}
