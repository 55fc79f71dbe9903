import * as tf from '@tensorflow/tfjs-core';

import type { Weight } from '../model/model.ts';
import { isRestrained } from './restrain-gradients.ts';

/** The axes of a weight along which the numbers lie that go into one unit; for an Embedding, into one symbol's vector. */
export function axesOfUnit({ name, variable }: Pick<Weight, 'name' | 'variable'>): number[] {
  if (name.endsWith('/embeddings')) return [1];
  return [...variable.shape.keys()].slice(0, -1);
}

/**
 * Scales each unit's incoming weights down to the length `limit` where they are longer:
 * w ← w c / max(‖w‖, c). To be called inside `tf.tidy`.
 *
 * Source: Srivastava et al., "Dropout", 2014, section 5.1; Keras API, MaxNorm.
 */
export function limitNorms(weights: readonly Weight[], limit: tf.Scalar): void {
  for (const weight of weights) {
    if (!weight.isTrainable || !isRestrained(weight)) continue;
    const { variable } = weight;
    const norms = tf.sqrt(tf.sum(tf.square(variable), axesOfUnit(weight), true));
    variable.assign(tf.mul(variable, tf.div(limit, tf.maximum(norms, limit))));
  }
}
