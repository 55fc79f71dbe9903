import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { lastSize, singleShape, singleTensor } from './single-tensor.ts';

type Settings = {
  readonly name: string;
  readonly momentum: number;
  readonly epsilon: number;
  readonly center: boolean;
  readonly scale: boolean;
};

/**
 * Batch normalisation over all axes but the last, `[batch, ..., channels]`. Weights, each `[channels]`:
 * `gamma` (with `scale`), `beta` (with `center`), and, not trained, `moving_mean` and `moving_variance`.
 *
 * Frozen (`trainable` false) it uses and leaves its moving statistics in training too, as Keras does.
 *
 * tfjs' own fails in training where `scale` or `center` is off.
 *
 * Source: Keras API, BatchNormalization layer; Ioffe and Szegedy, 2015, algorithm 1.
 */
export class BatchNormalization extends tfl.layers.Layer {
  static className = 'BatchNormalization';
  readonly #settings: Settings;
  #gamma: tfl.LayerVariable | undefined;
  #beta: tfl.LayerVariable | undefined;
  #movingMean: tfl.LayerVariable | undefined;
  #movingVariance: tfl.LayerVariable | undefined;

  constructor(settings: Settings) {
    super({ name: settings.name });
    this.#settings = settings;
  }

  override build(inputShape: (number | null)[] | (number | null)[][]): void {
    const shape = [lastSize(singleShape(inputShape))];
    const { scale, center } = this.#settings;
    const add = (name: string, isTrainable: boolean, initial: 'ones' | 'zeros') =>
      this.addWeight(name, shape, 'float32', tfl.initializers[initial](), undefined, isTrainable);
    if (scale) this.#gamma = add('gamma', true, 'ones');
    if (center) this.#beta = add('beta', true, 'zeros');
    this.#movingMean = add('moving_mean', false, 'zeros');
    this.#movingVariance = add('moving_variance', false, 'ones');
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Record<string, unknown>): tf.Tensor {
    const x = singleTensor(inputs);
    const movingMean = this.#movingMean;
    const movingVariance = this.#movingVariance;
    if (movingMean === undefined || movingVariance === undefined) {
      throw new Error(`${this.name} was called before it was built`);
    }
    if (kwargs['training'] !== true || !this.trainable) {
      return this.#normalize(x, movingMean.read(), movingVariance.read());
    }
    const { mean, variance } = tf.moments(x, [...x.shape.keys()].slice(0, -1));
    this.#follow(movingMean, mean);
    this.#follow(movingVariance, variance);
    return this.#normalize(x, mean, variance);
  }

  /** Of plain operations, since tfjs cannot take the gradient of its own without gamma or beta. */
  #normalize(x: tf.Tensor, mean: tf.Tensor, variance: tf.Tensor): tf.Tensor {
    const inverse = tf.rsqrt(tf.add(variance, this.#settings.epsilon));
    const scale = this.#gamma === undefined ? inverse : tf.mul(inverse, this.#gamma.read());
    const scaled = tf.mul(tf.sub(x, mean), scale);
    return this.#beta === undefined ? scaled : tf.add(scaled, this.#beta.read());
  }

  /** moving ← moving + (value − moving) · (1 − momentum). */
  #follow(moving: tfl.LayerVariable, value: tf.Tensor): void {
    const old = moving.read();
    moving.write(tf.add(old, tf.mul(tf.sub(value, old), 1 - this.#settings.momentum)));
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { momentum, epsilon, center, scale } = this.#settings;
    return { ...super.getConfig(), momentum, epsilon, center, scale };
  }
}
