import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { keyedUniform } from '../../random/keyed-uniform.ts';
import type { StepCounter } from '../step-counter.ts';
import { singleTensor } from './single-tensor.ts';

type Settings = {
  readonly name: string;
  /** Share of the numbers that is dropped, `[0, 1)`. */
  readonly rate: number;
  readonly seed: number;
  readonly counter: StepCounter;
};

/**
 * Dropout whose mask follows from the run's seed, the node and the step: another one at every step, the
 * same again after a resume. tfjs' own draws one mask for all steps where it is given a seed.
 *
 * `[batch, ...]` in, the same shape out: each number is 0 with probability `rate`, else multiplied by
 * `1 / (1 − rate)`, so that the expected value stays. Changes nothing outside training.
 *
 * Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014,
 * section 10 (inverted scaling).
 */
export class KeyedDropout extends tfl.layers.Layer {
  static className = 'Dropout';
  readonly #settings: Settings;

  constructor(settings: Settings) {
    super({ name: settings.name });
    this.#settings = settings;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Record<string, unknown>): tf.Tensor {
    const x = singleTensor(inputs);
    if (kwargs['training'] !== true) return x;
    const rate = this.#rate();
    return tf.mul(x, tf.div(this.keptOf(x.shape, rate), tf.sub(1, rate)));
  }

  /** The mask of the step that is under way for numbers of this shape: 1 where one is kept, 0 where it is dropped. */
  keptOf(shape: readonly number[], rate: tf.Scalar = this.#rate()): tf.Tensor {
    const { name, seed, counter } = this.#settings;
    const { live } = counter;
    const step = live?.step ?? tf.scalar(counter.step, 'int32');
    const numbers = keyedUniform(shape, [seed, name, 'dropout', live?.part ?? 0], step);
    return tf.cast(tf.greaterEqual(numbers, rate), 'float32');
  }

  #rate(): tf.Scalar {
    const { name, counter } = this.#settings;
    return counter.live?.dropoutRates.get(name) ?? tf.scalar(this.#settings.rate);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.#settings.rate };
  }
}
