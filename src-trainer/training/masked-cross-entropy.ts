import * as tf from '@tensorflow/tfjs-core';

import { paddingId } from '../../src-shared/datasets/caption-words.ts';
import { softmaxCrossEntropy } from './cross-entropy.ts';
import { weighPlaces } from './mask-weights.ts';

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
  const [, , classes] = logits.shape;
  const rows = tf.reshape<tf.Rank.R2>(logits, [-1, classes]);
  const flatTargets = tf.reshape<tf.Rank.R1>(targets, [targets.size]);
  return softmaxCrossEntropy(rows, flatTargets, weighPlaces(findWords(targets)));
}

/** Which places are words and not padding, `[batch, time]` of bool. */
export function findWords(targets: tf.Tensor): tf.Tensor {
  return tf.notEqual(targets, tf.scalar(paddingId, 'int32'));
}
