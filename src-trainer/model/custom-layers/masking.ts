import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { singleTensor } from './single-tensor.ts';

type Settings = { readonly name: string; readonly maskValue: number };

/**
 * Leaves out the steps of `[batch, time, features]` all of whose numbers are `maskValue`: they become 0, and the mask
 * says 0 for them. tfjs' own cannot be derived.
 *
 * Source: Keras API, Masking layer.
 */
export class Masking extends tfl.layers.Layer {
  static className = 'Masking';
  readonly #settings: Settings;

  constructor(settings: Settings) {
    super({ name: settings.name });
    this.#settings = settings;
    this.supportsMasking = true;
  }

  /** Which steps count, `[batch, time]`: 1 or 0. */
  override computeMask(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    // What is asked of the numbers has no slope, and tfjs no gradient of the question.
    const ask = tf.customGrad((x) => ({
      value: this.#keptOf(x as tf.Tensor),
      gradFunc: () => tf.zerosLike(x as tf.Tensor),
    }));
    return ask(singleTensor(inputs));
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = singleTensor(inputs);
    const [batch = 0, time = 0] = x.shape;
    return tf.mul(x, tf.reshape(this.computeMask(x), [batch, time, 1]));
  }

  #keptOf(x: tf.Tensor): tf.Tensor {
    return tf.max(tf.cast(tf.notEqual(x, this.#settings.maskValue), 'float32'), -1);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), maskValue: this.#settings.maskValue };
  }
}
