import * as tf from '@tensorflow/tfjs-core';

import { initialWeights } from '../random/initial-weights.ts';
import { randomStream } from '../random/random-stream.ts';
import type { Initializers } from './layer-library.ts';
import type { Weight } from './model.ts';

/**
 * Draws the first values of the weights that have an initialiser, each from a stream of its own named by
 * (run seed, node, weight): two layers of one shape differ, and a layer added elsewhere changes none.
 */
export function drawWeights(
  weights: readonly Weight[],
  initializers: ReadonlyMap<string, Initializers>,
  seed: number,
): void {
  for (const { name, nodeId, variable } of weights) {
    const ownName = name.slice(nodeId.length + 1);
    const drawing = initializers.get(nodeId)?.[ownName];
    if (drawing === undefined) continue;
    const random = randomStream(seed, nodeId, ownName);
    const { shape } = variable;
    const values = initialWeights(drawing.initializer, shape, random, drawing.scale);
    tf.tidy(() => variable.assign(tf.tensor(values, shape)));
  }
}
