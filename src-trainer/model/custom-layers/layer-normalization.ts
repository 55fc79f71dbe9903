import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { lastSize, singleShape, singleTensor } from './single-tensor.ts';

type Settings = {
  readonly name: string;
  readonly epsilon: number;
  readonly center: boolean;
  readonly scale: boolean;
};

/**
 * Layer normalisation over the last axis, `[batch, ..., size]`. Weights, each `[size]`: `gamma` (with `scale`) and
 * `beta` (with `center`).
 *
 * Of plain operations, since tfjs' own goes by the batch normalisation that has no gradient without both.
 *
 * Source: Keras API, LayerNormalization layer; Ba, Kiros and Hinton, 2016, section 3.
 */
export class LayerNormalization extends tfl.layers.Layer {
  static className = 'LayerNormalization';
  readonly #settings: Settings;
  #gamma: tfl.LayerVariable | undefined;
  #beta: tfl.LayerVariable | undefined;

  constructor(settings: Settings) {
    super({ name: settings.name });
    this.#settings = settings;
  }

  override build(inputShape: (number | null)[] | (number | null)[][]): void {
    const shape = [lastSize(singleShape(inputShape))];
    const { scale, center } = this.#settings;
    const add = (name: string, initial: 'ones' | 'zeros') =>
      this.addWeight(name, shape, 'float32', tfl.initializers[initial](), undefined, true);
    if (scale) this.#gamma = add('gamma', 'ones');
    if (center) this.#beta = add('beta', 'zeros');
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = singleTensor(inputs);
    const centred = tf.sub(x, tf.mean(x, -1, true));
    const variance = tf.mean(tf.square(centred), -1, true);
    const normal = tf.mul(centred, tf.rsqrt(tf.add(variance, this.#settings.epsilon)));
    const scaled = this.#gamma === undefined ? normal : tf.mul(normal, this.#gamma.read());
    return this.#beta === undefined ? scaled : tf.add(scaled, this.#beta.read());
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { epsilon, center, scale } = this.#settings;
    return { ...super.getConfig(), epsilon, center, scale };
  }
}
