import * as tf from '@tensorflow/tfjs-core';

import type { UpdateRule } from './update-rule.ts';

/**
 * w ← w − learningRate · g.
 * Source: Robbins and Monro, 1951; Keras API, SGD.
 */
export function createSgd({ learningRate }: { readonly learningRate: number }): UpdateRule {
  return {
    slotNames: [],
    weightFactor: 1,
    update: (gradient) => ({ decrease: tf.mul(gradient, learningRate), slots: [] }),
  };
}
