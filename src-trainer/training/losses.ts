import * as tf from '@tensorflow/tfjs-core';

import type { LossName } from '../../src-shared/spec/loss-names.ts';
import { sigmoidCrossEntropy, softmaxCrossEntropy } from './cross-entropy.ts';
import { meanOver, weighPlaces } from './mask-weights.ts';
import { findWords, maskedCrossEntropy } from './masked-cross-entropy.ts';
import { oneHot } from './one-hot.ts';
import { regionWordRanking } from './region-word-ranking.ts';

/** Probabilities are kept this far from 0 and 1 where a loss has no logits. Source: Keras backend, epsilon. */
const epsilon = 1e-7;
/** Where Huber's loss turns from a parabola into a line. Source: Keras API, Huber. */
const huberDelta = 1;

/** What a network says, `[batch, ...shape]`: its last numbers, and those before a softmax or sigmoid where there are. */
export type Said = {
  readonly prediction: tf.Tensor | undefined;
  readonly logits: tf.Tensor | undefined;
  /** Which steps of it count, `[batch, time]`; all where absent. */
  readonly mask?: tf.Tensor | undefined;
};

/**
 * A loss's mean over the batch (and over all places of a sequence, all numbers of a vector), a scalar. Of a sequence
 * with a mask it is the mean over the places that count, and every sequence counts alike, however long it is, so that
 * padding changes nothing and the loss of a batch is the mean of its parts'.
 *
 * `targets` are class numbers (int32, `[batch]` or `[batch, time]`) for the cross-entropies, and what the
 * network should have said (`prediction`'s shape, float32) for the others.
 *
 * Source: Keras API, Losses; Huber, "Robust estimation of a location parameter", 1964.
 */
export function meanLoss(loss: LossName, said: Said, targets: tf.Tensor): tf.Scalar {
  const weights = said.mask && weighPlaces(said.mask);
  switch (loss) {
    case 'sparseCategoricalCrossentropy': {
      const flatTargets = tf.reshape<tf.Rank.R1>(targets, [targets.size]);
      if (said.logits !== undefined) {
        return softmaxCrossEntropy(inRows(said.logits), flatTargets, weights);
      }
      const rows = inRows(predictionOf(said));
      const wanted = oneHot(flatTargets, rows.shape[1]);
      const ofTarget = tf.sum(tf.mul(clip(rows), wanted), 1);
      return tf.neg(meanOver(tf.log(ofTarget), weights));
    }
    case 'maskedCrossentropy': {
      // Where there are no logits, ln p stands for them: a softmax gives p back.
      const scores = said.logits ?? tf.log(clip(predictionOf(said)));
      return maskedCrossEntropy(scores as tf.Tensor3D, targets as tf.Tensor2D);
    }
    case 'regionWordRanking':
      return regionWordRanking(predictionOf(said) as tf.Tensor3D, targets as tf.Tensor2D);
    case 'binaryCrossentropy': {
      if (said.logits !== undefined) {
        return sigmoidCrossEntropy(said.logits, asFloats(targets, said.logits), weights);
      }
      const p = clip(predictionOf(said));
      const y = asFloats(targets, p);
      const positive = tf.mul(y, tf.log(p));
      const negative = tf.mul(tf.sub(1, y), tf.log(tf.sub(1, p)));
      return tf.neg(meanOver(tf.add(positive, negative), weights));
    }
    case 'meanSquaredError':
      return meanOver(tf.square(errorOf(said, targets)), weights);
    case 'meanAbsoluteError':
      return meanOver(tf.abs(errorOf(said, targets)), weights);
    case 'huber': {
      const size = tf.abs(errorOf(said, targets));
      // With q = min(|e|, δ): q² / 2 + δ (|e| − q), which is the parabola inside and the line outside.
      const quadratic = tf.minimum(size, huberDelta);
      const linear = tf.mul(tf.sub(size, quadratic), huberDelta);
      return meanOver(tf.add(tf.mul(tf.square(quadratic), 0.5), linear), weights);
    }
  }
}

/**
 * How many of the batch's answers name the right class, a scalar: the likeliest class, or with one number whether it
 * is above 1/2. Places that do not count are taken to be as often right as the others of their sequence.
 */
export function countCorrect(loss: LossName, said: Said, targets: tf.Tensor): tf.Scalar {
  const scores = said.logits ?? predictionOf(said);
  const flatTargets = tf.reshape(targets, [targets.size]);
  if (loss === 'sparseCategoricalCrossentropy' || loss === 'maskedCrossentropy') {
    const likeliest = tf.argMax(inRows(scores), 1);
    const mask = loss === 'maskedCrossentropy' ? findWords(targets) : said.mask;
    return countRight(tf.equal(likeliest, flatTargets), mask);
  }
  const limit = said.logits === undefined ? 0.5 : 0;
  const isPositive = tf.cast(tf.greater(tf.reshape(scores, [scores.size]), limit), 'int32');
  return countRight(tf.equal(isPositive, flatTargets), said.mask);
}

function countRight(isRight: tf.Tensor, mask: tf.Tensor | undefined): tf.Scalar {
  const right = tf.cast(isRight, 'float32');
  return mask === undefined
    ? tf.sum(right)
    : // Thirds and sevenths may add up to a little more than they should.
      tf.minimum(tf.mul(meanOver(right, weighPlaces(mask)), right.size), right.size);
}

/** Whether accuracy says anything under this loss. */
export function hasAccuracy(loss: LossName): boolean {
  return (
    loss === 'sparseCategoricalCrossentropy' ||
    loss === 'maskedCrossentropy' ||
    loss === 'binaryCrossentropy'
  );
}

/** `[batch, ..., classes]` as `[rows, classes]`. */
function inRows(x: tf.Tensor): tf.Tensor2D {
  return tf.reshape<tf.Rank.R2>(x, [-1, x.shape.at(-1) ?? 1]);
}

function clip(probabilities: tf.Tensor): tf.Tensor {
  return tf.clipByValue(probabilities, epsilon, 1 - epsilon);
}

function predictionOf(said: Said): tf.Tensor {
  if (said.prediction === undefined) throw new Error('this loss needs the network’s prediction');
  return said.prediction;
}

/** prediction − target. */
function errorOf(said: Said, targets: tf.Tensor): tf.Tensor {
  const prediction = predictionOf(said);
  return tf.sub(prediction, asFloats(targets, prediction));
}

/** Targets in the shape of a prediction; class numbers become one row of 0 and 1 each where it has several columns. */
function asFloats(targets: tf.Tensor, prediction: tf.Tensor): tf.Tensor {
  const classes = prediction.shape.at(-1) ?? 1;
  if (targets.size === prediction.size || targets.dtype !== 'int32') {
    return tf.reshape(tf.cast(targets, 'float32'), prediction.shape);
  }
  return tf.reshape(oneHot(targets, classes), prediction.shape);
}
