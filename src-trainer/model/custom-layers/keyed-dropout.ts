import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { dropoutMask } from '../../random/dropout-mask.ts';
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
 * `[batch, ...]` in, the same shape out; changes nothing outside training.
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
    const { name, rate, seed, counter } = this.#settings;
    if (kwargs['training'] !== true || rate === 0) return x;
    const mask = dropoutMask(x.size, rate, { seed, nodeId: name, step: counter.step });
    return tf.mul(x, tf.tensor(mask, x.shape));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.#settings.rate };
  }
}
