import * as tf from '@tensorflow/tfjs-core';

import { slotAt, type UpdateRule } from './update-rule.ts';

/**
 * u ← momentum · u + learningRate · g, w ← w − u.
 * Source: Polyak, 1964; Keras API, SGD with momentum (whose velocity is −u).
 */
export function createMomentum(settings: {
  readonly learningRate: number;
  readonly momentum: number;
}): UpdateRule {
  const { learningRate, momentum } = settings;
  return {
    slotNames: ['velocity'],
    weightFactor: 1,
    update: (gradient, slots) => {
      const velocity = tf.add(tf.mul(slotAt(slots, 0), momentum), tf.mul(gradient, learningRate));
      return { decrease: velocity, slots: [velocity] };
    },
  };
}
