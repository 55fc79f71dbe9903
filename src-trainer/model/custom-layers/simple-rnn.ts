import * as tf from '@tensorflow/tfjs-core';

import { RecurrentLayer, type RecurrentSettings } from './recurrent-layer.ts';

/**
 * h_t = activation(x_t W + b + h_{t−1} U), from h_0 = 0. `bias` `[units]`.
 * Source: Keras API, SimpleRNN layer; Elman, "Finding structure in time", 1990.
 */
export class SimpleRnn extends RecurrentLayer {
  static className = 'SimpleRNN';
  protected override readonly gateCount = 1;
  protected override readonly stateCount = 1;

  constructor(settings: RecurrentSettings) {
    super('SimpleRNN', settings);
  }

  protected override initialBias(): tf.Tensor {
    return tf.zeros([this.settings.units]);
  }
}
