import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { singleShape, singleTensor } from './single-tensor.ts';

type Settings = { readonly name: string; readonly left: number; readonly right: number };

/**
 * Steps of zeros before and behind a sequence, `[batch, time, features]`, which tfjs lacks.
 * Source: Keras API, ZeroPadding1D layer.
 */
export class ZeroPadding1D extends tfl.layers.Layer {
  static className = 'ZeroPadding1D';
  readonly #settings: Settings;

  constructor(settings: Settings) {
    super({ name: settings.name });
    this.#settings = settings;
  }

  override computeOutputShape(
    inputShape: (number | null)[] | (number | null)[][],
  ): (number | null)[] {
    const [batch = null, time = null, features = null] = singleShape(inputShape);
    const { left, right } = this.#settings;
    return [batch, time === null ? null : left + time + right, features];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const { left, right } = this.#settings;
    return tf.pad(singleTensor(inputs), [
      [0, 0],
      [left, right],
      [0, 0],
    ]);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { left, right } = this.#settings;
    return { ...super.getConfig(), padding: [left, right] };
  }
}
