import * as tf from '@tensorflow/tfjs-core';

import { paddingId } from '../../src-shared/datasets/caption-words.ts';
import { oneHot } from './one-hot.ts';

/**
 * Mean over captions of the mean over their words of −log softmax(z)[target], from logits `[batch, time, classes]`
 * and targets `[batch, time]` (int32). A place whose target is padding counts for nothing, in the loss as in the
 * gradient; since each caption counts alike, a batch's loss is the mean of its parts' by their sizes.
 *
 * With w = 1 / (batch × words of the caption) at its words and 0 at padding: loss = Σ w (log Σ exp(z) − z[target]),
 * gradient = w (softmax(z) − onehot(target)).
 *
 * Source: Keras API, SparseCategoricalCrossentropy, `ignore_class`.
 */
export function maskedCrossEntropy(logits: tf.Tensor3D, targets: tf.Tensor2D): tf.Scalar {
  const [batch, , classes] = logits.shape;
  const isWord = tf.cast(tf.notEqual(targets, tf.scalar(paddingId, 'int32')), 'float32');
  const words = tf.maximum(tf.sum(isWord, 1, true), 1);
  const weights = tf.reshape(tf.div(isWord, tf.mul(words, batch)), [-1, 1]);
  const meanLoss = tf.customGrad((z, save) => {
    const rows = tf.reshape(z as tf.Tensor, [-1, classes]);
    const shifted = tf.sub(rows, tf.max(rows, 1, true));
    const powers = tf.exp(shifted);
    const sums = tf.sum(powers, 1, true);
    const wanted = oneHot(targets, classes);
    const ofTarget = tf.sum(tf.mul(shifted, wanted), 1, true);
    const value = tf.sum(tf.mul(weights, tf.sub(tf.log(sums), ofTarget)));
    (save as tf.GradSaveFunc)([powers, sums, wanted, weights]);
    return {
      value,
      gradFunc: (dy, saved) => {
        const [p, s, y, w] = saved as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
        const gradient = tf.mul(tf.mul(tf.sub(tf.div(p, s), y), w), dy);
        return tf.reshape(gradient, logits.shape);
      },
    };
  });
  return meanLoss(logits) as tf.Scalar;
}
