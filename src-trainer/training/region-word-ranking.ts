import * as tf from '@tensorflow/tfjs-core';

import { endId } from '../../src-shared/datasets/caption-words.ts';

/** How much better a picture and its own sentence should fit. Source: Karpathy and Fei-Fei, 2015, section 3.1.3. */
const margin = 1;

/**
 * How well each sentence fits each picture, `[sentences, pictures]`: every word counts with the region that it fits
 * best, S = Σ_t max_i v_i · s_t, over the words of the sentence.
 *
 * @param places `[batch, regions + steps, features]`: regions v first, then what was read at each step, s; at step t
 *   that is word t − 1, since a sentence is read with the start before it
 * @param words `[batch, steps]`, the sentences by number, behind them the end and padding
 *
 * Source: Karpathy and Fei-Fei, "Deep visual-semantic alignments for generating image descriptions", 2015, equation 8.
 */
export function regionWordScores(places: tf.Tensor3D, words: tf.Tensor2D): tf.Tensor2D {
  const [batch, , features] = places.shape;
  const [, steps] = words.shape;
  const { regions, read } = divide(places, steps);
  const products = tf.matMul(
    tf.reshape<tf.Rank.R2>(read, [-1, features]),
    tf.reshape<tf.Rank.R2>(regions, [-1, features]),
    false,
    true,
  );
  const best = tf.max(tf.reshape(products, [batch, steps, batch, -1]), 3);
  return tf.sum<tf.Tensor2D>(tf.mul(best, tf.reshape(isWordRead(words), [batch, steps, 1])), 1);
}

/**
 * The mean over pictures and over sentences of how far others come within the margin of what belongs together: of
 * picture k with sentence k, max(0, S_kl − S_kk + 1) for every other sentence l, and the same for every other picture.
 * A batch ranks its own examples only; one example alone has nothing to be ranked among, and a loss of 0.
 *
 * Source: Karpathy and Fei-Fei, 2015, equation 9; here the mean over the others, so that batches of any size compare.
 */
export function regionWordRanking(places: tf.Tensor3D, words: tf.Tensor2D): tf.Scalar {
  const [batch] = words.shape;
  const scores = regionWordScores(places, words);
  const self = tf.eye(batch);
  const own = tf.sum(tf.mul(scores, self), 0);
  const others = tf.sub(1, self);
  const tooGood = (against: tf.Tensor): tf.Tensor =>
    tf.sum(tf.mul(tf.relu(tf.add(tf.sub(scores, against), margin)), others));
  const ofPictures = tooGood(tf.reshape(own, [1, batch]));
  const ofSentences = tooGood(tf.reshape(own, [batch, 1]));
  return tf.div(tf.add(ofPictures, ofSentences), batch * Math.max(1, batch - 1));
}

/** What a network gives of regions, `[batch, regions, features]`, and of what it read, `[batch, steps, features]`. */
export function divide(
  places: tf.Tensor3D,
  steps: number,
): { readonly regions: tf.Tensor3D; readonly read: tf.Tensor3D } {
  const [batch, count, features] = places.shape;
  const regions = count - steps;
  return {
    regions: tf.slice(places, [0, 0, 0], [batch, regions, features]),
    read: tf.slice(places, [0, regions, 0], [batch, steps, features]),
  };
}

/** 1 at the steps at which a word of the sentence was read, else 0: `[batch, steps]`. */
function isWordRead(words: tf.Tensor2D): tf.Tensor2D {
  const [batch, steps] = words.shape;
  const isWord = tf.cast(tf.greater(words, tf.scalar(endId, 'int32')), 'float32');
  const said = tf.slice<tf.Rank.R2, tf.Tensor2D>(isWord as tf.Tensor2D, [0, 0], [batch, steps - 1]);
  return tf.concat2d([tf.zeros<tf.Rank.R2>([batch, 1]), said], 1);
}
