import * as tf from '@tensorflow/tfjs-core';

import type { Places } from './picture-map.ts';

/** Standard deviation of the smoothing, as a share of the side: 4 pixels of 28, as in the source. */
const smoothness = 1 / 7;

/**
 * Moves places by a random field that changes slowly over the picture: uniform numbers, one a pixel and direction,
 * smoothed by a Gaussian. Away from the edge the root mean square of the movement is `strength` (a share of the side);
 * towards the edge it is less.
 *
 * Source: Simard, Steinkraus and Platt, 2003, section 2.
 * @param draw uniform numbers of `[0, 1)` of a shape
 */
export function bend(
  { x, y }: Places,
  [batch, height, width]: readonly [number, number, number, number],
  strength: number,
  draw: (shape: readonly number[]) => tf.Tensor,
): Places {
  const noise = tf.sub<tf.Tensor4D>(tf.mul(draw([2 * batch, height, width, 1]), 2), 1);
  const down = gaussian(height);
  const across = gaussian(width);
  const smooth = tf.conv2d(
    tf.conv2d(noise, tf.tensor4d(down, [down.length, 1, 1, 1]), 1, 'same'),
    tf.tensor4d(across, [1, across.length, 1, 1]),
    1,
    'same',
  );
  // A uniform number of [−1, 1) has variance 1/3; a weighted sum has as much of it as the squares of its weights.
  const deviation = Math.sqrt((squares(down) * squares(across)) / 3);
  const field = tf.mul(smooth, strength / deviation);
  const [right = field, below = field] = tf.split(field, 2, 0);
  return { x: tf.add(x, right), y: tf.add(y, below) };
}

/** The weights of a Gaussian for a side of so many pixels, cut off at 2.5 deviations; their sum is 1. */
function gaussian(size: number): number[] {
  const deviation = Math.max(0.5, size * smoothness);
  const radius = Math.ceil(2.5 * deviation);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, at) =>
    Math.exp(-((at - radius) ** 2) / (2 * deviation ** 2)),
  );
  const sum = weights.reduce((all, one) => all + one, 0);
  return weights.map((weight) => weight / sum);
}

function squares(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight ** 2, 0);
}
