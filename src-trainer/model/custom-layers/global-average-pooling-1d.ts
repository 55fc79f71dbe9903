import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { readMask } from './read-mask.ts';
import { singleShape, singleTensor } from './single-tensor.ts';

/**
 * The mean over time, `[batch, time, features]` → `[batch, features]`, which tfjs takes over masked steps too. A
 * sequence of masked steps alone has the mean 0.
 *
 * Source: Keras API, GlobalAveragePooling1D layer.
 */
export class GlobalAveragePooling1D extends tfl.layers.Layer {
  static className = 'GlobalAveragePooling1D';

  constructor({ name }: { readonly name: string }) {
    super({ name });
    this.supportsMasking = true;
  }

  override computeOutputShape(
    inputShape: (number | null)[] | (number | null)[][],
  ): (number | null)[] {
    const [batch = null, , features = null] = singleShape(inputShape);
    return [batch, features];
  }

  override computeMask(): tf.Tensor {
    // tfjs asks for null where there is no mask, though its types do not say so.
    return null as never;
  }

  /** `kwargs.mask`, `[batch, time]`: 0 or false where a step does not count. */
  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Record<string, unknown>): tf.Tensor {
    const x = singleTensor(inputs);
    const mask = readMask(kwargs['mask']);
    if (mask === undefined) return tf.mean(x, 1);
    const counts = tf.cast(mask, 'float32');
    const sum = tf.sum(tf.mul(x, tf.reshape(counts, [...counts.shape, 1])), 1);
    return tf.div(sum, tf.maximum(tf.sum(counts, 1, true), 1));
  }
}
