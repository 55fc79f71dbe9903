import type * as tf from '@tensorflow/tfjs-core';

import { RecurrentLayer, type RecurrentSettings } from './recurrent-layer.ts';

/**
 * Long short-term memory. Columns in the order i, f, c, o; `bias` `[4 · units]`, which begins at 1 for the
 * forget gate, so that the memory lasts from the start.
 * Source: Keras API, LSTM layer with `unit_forget_bias`; Hochreiter and Schmidhuber 1997; Gers et al. 2000.
 */
export class Lstm extends RecurrentLayer {
  static className = 'LSTM';

  constructor(settings: RecurrentSettings) {
    super('LSTM', settings);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), recurrentActivation: 'sigmoid', unitForgetBias: true };
  }
}
