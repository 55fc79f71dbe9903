import * as tf from '@tensorflow/tfjs-core';

import { oneHot } from './one-hot.ts';

/**
 * Mean over rows of −log softmax(z)[target], from logits `[rows, classes]` and class numbers `[rows]`
 * (int32): exact however large the logits are, and with a gradient of three operations.
 *
 * loss = log Σ exp(z − max z) − (z[target] − max z), gradient = (softmax(z) − onehot(target)) / rows.
 *
 * Source: Goodfellow, Bengio and Courville, "Deep Learning", 2016, section 6.2.2.3.
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, targets: tf.Tensor1D): tf.Scalar {
  const [rows, classes] = logits.shape;
  const meanLoss = tf.customGrad((z, save) => {
    const shifted = tf.sub(z as tf.Tensor, tf.max(z as tf.Tensor, 1, true));
    const powers = tf.exp(shifted);
    const sums = tf.sum(powers, 1, true);
    const wanted = oneHot(targets, classes);
    const ofTarget = tf.sum(tf.mul(shifted, wanted), 1, true);
    const value = tf.mean(tf.sub(tf.log(sums), ofTarget));
    (save as tf.GradSaveFunc)([powers, sums, wanted]);
    return {
      value,
      gradFunc: (dy, saved) => {
        const [p, s, w] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
        return tf.mul(tf.sub(tf.div(p, s), w), tf.div(dy, rows));
      },
    };
  });
  return meanLoss(logits) as tf.Scalar;
}

/**
 * Mean of −y log σ(z) − (1 − y) log(1 − σ(z)), from logits and targets (0 or 1, float32) of one shape:
 * max(z, 0) − z y + log(1 + exp(−|z|)). Gradient: (σ(z) − y) / count.
 *
 * Source: TensorFlow API, tf.nn.sigmoid_cross_entropy_with_logits.
 */
export function sigmoidCrossEntropy(logits: tf.Tensor, targets: tf.Tensor): tf.Scalar {
  const meanLoss = tf.customGrad((z, save) => {
    const x = z as tf.Tensor;
    const largest = tf.sub(tf.relu(x), tf.mul(x, targets));
    const value = tf.mean(tf.add(largest, tf.log1p(tf.exp(tf.neg(tf.abs(x))))));
    // What the gradient reads must be saved: all else made in here is gone by then.
    (save as tf.GradSaveFunc)([x, targets]);
    return {
      value,
      gradFunc: (dy, saved) => {
        const [savedLogits, savedTargets] = saved as [tf.Tensor, tf.Tensor];
        const difference = tf.sub(tf.sigmoid(savedLogits), savedTargets);
        return tf.mul(difference, tf.div(dy, x.size));
      },
    };
  });
  return meanLoss(logits) as tf.Scalar;
}
