import * as tf from '@tensorflow/tfjs-core';

import { epsilon, slotAt, type UpdateRule } from './update-rule.ts';

/**
 * s ← rho · s + (1 − rho) · g², w ← w − learningRate · g / √(s + ε).
 * Source: Hinton, "Neural networks for machine learning", lecture 6e, 2012; Keras API, RMSprop.
 */
export function createRmsprop(settings: {
  readonly learningRate: number;
  readonly rho: number;
}): UpdateRule {
  const { learningRate, rho } = settings;
  return {
    slotNames: ['meanSquare'],
    weightFactor: 1,
    update: (gradient, slots) => {
      const meanSquare = tf.add(
        tf.mul(slotAt(slots, 0), rho),
        tf.mul(tf.square(gradient), 1 - rho),
      );
      const scaled = tf.mul(gradient, tf.rsqrt(tf.add(meanSquare, epsilon)));
      return { decrease: tf.mul(scaled, learningRate), slots: [meanSquare] };
    },
  };
}
