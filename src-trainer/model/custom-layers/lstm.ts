import * as tf from '@tensorflow/tfjs-core';

import { RecurrentLayer, type RecurrentSettings } from './recurrent-layer.ts';

/**
 * Long short-term memory. Columns in the order i, f, c, o; `bias` `[4 · units]`, which begins at 1 for the
 * forget gate, so that the memory lasts from the start.
 * Source: Keras API, LSTM layer with `unit_forget_bias`; Hochreiter and Schmidhuber 1997; Gers et al. 2000.
 */
export class Lstm extends RecurrentLayer {
  static className = 'LSTM';
  protected override readonly gateCount = 4;
  protected override readonly stateCount = 2;

  constructor(settings: RecurrentSettings) {
    super('LSTM', settings);
  }

  protected override initialBias(): tf.Tensor {
    const { units } = this.settings;
    return tf.concat([tf.zeros([units]), tf.ones([units]), tf.zeros([2 * units])]);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), recurrentActivation: 'sigmoid', unitForgetBias: true };
  }
}
