import * as tf from '@tensorflow/tfjs-core';

/**
 * How much each place of a batch of sequences counts, `[batch, time]`, from which of them do: a sequence 1 / batch,
 * shared evenly among its places that count. A sequence without any counts for nothing.
 */
export function weighPlaces(mask: tf.Tensor): tf.Tensor {
  const [batch = 1] = mask.shape;
  const counts = tf.cast(mask, 'float32');
  return tf.div(counts, tf.mul(tf.maximum(tf.sum(counts, 1, true), 1), batch));
}

/**
 * The mean of all numbers, a scalar; with `weights`, one each for as many numbers in a row as come to it, the sum of
 * these means by their weights.
 */
export function meanOver(numbers: tf.Tensor, weights?: tf.Tensor): tf.Scalar {
  if (weights === undefined) return tf.mean(numbers);
  const places = weights.size;
  const ofPlaces =
    numbers.size === places ? numbers : tf.mean(tf.reshape(numbers, [places, -1]), 1);
  return tf.sum(tf.mul(tf.reshape(ofPlaces, [places]), tf.reshape(weights, [places])));
}

/** The weight of every number of `shape` in `meanOver`: an array that can be multiplied with them. */
export function spreadWeights(weights: tf.Tensor, shape: number[]): tf.Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  const axes = [...weights.shape, ...shape.slice(weights.rank).map(() => 1)];
  return tf.reshape(tf.div(weights, count / weights.size), axes);
}
