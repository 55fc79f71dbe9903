import type * as tf from '@tensorflow/tfjs-core';

import { RecurrentLayer, type RecurrentSettings } from './recurrent-layer.ts';

/**
 * Gated recurrent unit, its reset gate after the product. Columns in the order z, r, n; `bias`
 * `[2, 3 · units]`: of the inputs' sums and of the recurrent ones.
 * Source: Keras API, GRU layer with `reset_after`; Cho et al. 2014.
 */
export class Gru extends RecurrentLayer {
  static className = 'GRU';

  constructor(settings: RecurrentSettings) {
    super('GRU', settings);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), recurrentActivation: 'sigmoid', resetAfter: true };
  }
}
