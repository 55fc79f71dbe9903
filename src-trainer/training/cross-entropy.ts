import * as tf from '@tensorflow/tfjs-core';

import { meanOver, spreadWeights } from './mask-weights.ts';
import { oneHot } from './one-hot.ts';

/**
 * Mean over rows of −log softmax(z)[target], from logits `[rows, classes]` and class numbers `[rows]`
 * (int32): exact however large the logits are, and with a gradient of three operations. With `weights` (of `rows`
 * entries) their sum by these instead.
 *
 * loss = log Σ exp(z − max z) − (z[target] − max z), gradient = (softmax(z) − onehot(target)) / rows.
 *
 * Source: Goodfellow, Bengio and Courville, "Deep Learning", 2016, section 6.2.2.3.
 */
export function softmaxCrossEntropy(
  logits: tf.Tensor2D,
  targets: tf.Tensor1D,
  weights?: tf.Tensor,
): tf.Scalar {
  const [rows, classes] = logits.shape;
  const meanLoss = tf.customGrad((z, save) => {
    const shifted = tf.sub(z as tf.Tensor, tf.max(z as tf.Tensor, 1, true));
    const powers = tf.exp(shifted);
    const sums = tf.sum(powers, 1, true);
    const wanted = oneHot(targets, classes);
    const ofTarget = tf.sum(tf.mul(shifted, wanted), 1, true);
    const losses = tf.sub(tf.log(sums), ofTarget);
    const inRows = weights && tf.reshape(weights, [rows, 1]);
    const value = inRows === undefined ? tf.mean(losses) : tf.sum(tf.mul(losses, inRows));
    (save as tf.GradSaveFunc)([powers, sums, wanted, ...(inRows ? [inRows] : [])]);
    return {
      value,
      gradFunc: (dy, saved) => {
        const [p, s, y, w] = saved as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor | undefined];
        const difference = tf.sub(tf.div(p, s), y);
        return w === undefined
          ? tf.mul(difference, tf.div(dy, rows))
          : tf.mul(tf.mul(difference, w), dy);
      },
    };
  });
  return meanLoss(logits) as tf.Scalar;
}

/**
 * Mean of −y log σ(z) − (1 − y) log(1 − σ(z)), from logits and targets (0 or 1, float32) of one shape:
 * max(z, 0) − z y + log(1 + exp(−|z|)). Gradient: (σ(z) − y) / count. With `weights`, one for so many numbers each,
 * the mean over those by the weights.
 *
 * Source: TensorFlow API, tf.nn.sigmoid_cross_entropy_with_logits.
 */
export function sigmoidCrossEntropy(
  logits: tf.Tensor,
  targets: tf.Tensor,
  weights?: tf.Tensor,
): tf.Scalar {
  const meanLoss = tf.customGrad((z, save) => {
    const x = z as tf.Tensor;
    const largest = tf.sub(tf.relu(x), tf.mul(x, targets));
    const losses = tf.add(largest, tf.log1p(tf.exp(tf.neg(tf.abs(x)))));
    const value = meanOver(losses, weights);
    // What the gradient reads must be saved: all else made in here is gone by then.
    const each = weights && spreadWeights(weights, x.shape);
    (save as tf.GradSaveFunc)([x, targets, ...(each ? [each] : [])]);
    return {
      value,
      gradFunc: (dy, saved) => {
        const [z, y, w] = saved as [tf.Tensor, tf.Tensor, tf.Tensor | undefined];
        const difference = tf.sub(tf.sigmoid(z), y);
        return w === undefined
          ? tf.mul(difference, tf.div(dy, x.size))
          : tf.mul(tf.mul(difference, w), dy);
      },
    };
  });
  return meanLoss(logits) as tf.Scalar;
}
