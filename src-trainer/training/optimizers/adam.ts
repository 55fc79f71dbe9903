import * as tf from '@tensorflow/tfjs-core';

import { epsilon, slotAt, type UpdateRule } from './update-rule.ts';

export type AdamSettings = {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
};

/**
 * m ← m + (1 − β₁)(g − m), v ← v + (1 − β₂)(g² − v), w ← w − α_t m / (√v + ε) with
 * α_t = learningRate · √(1 − β₂^t) / (1 − β₁^t).
 *
 * Source: Kingma and Ba, "Adam: a method for stochastic optimization", 2015, section 2 (the efficient order
 * of computation); Keras API, Adam.
 */
export function createAdam({ learningRate, beta1, beta2 }: AdamSettings): UpdateRule {
  return {
    slotNames: ['mean', 'meanSquare'],
    weightFactor: 1,
    update: (gradient, slots, step) => {
      const before = { mean: slotAt(slots, 0), meanSquare: slotAt(slots, 1) };
      const mean = tf.add(before.mean, tf.mul(tf.sub(gradient, before.mean), 1 - beta1));
      const meanSquare = tf.add(
        before.meanSquare,
        tf.mul(tf.sub(tf.square(gradient), before.meanSquare), 1 - beta2),
      );
      const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
      const direction = tf.div(mean, tf.add(tf.sqrt(meanSquare), epsilon));
      return { decrease: tf.mul(direction, rate), slots: [mean, meanSquare] };
    },
  };
}
