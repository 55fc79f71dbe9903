import * as tf from '@tensorflow/tfjs-core';

import { paddingId } from '../../src-shared/datasets/caption-words.ts';
import { feedInputs } from '../model/feed-inputs.ts';
import { planForward, readValue, runForward } from '../model/forward.ts';
import type { Model } from '../model/model.ts';

/**
 * How well every word of a sentence goes with each of some pictures, the words before it given: `[pictures, words]`.
 * `probabilities` are ln p; `scores` are what stands before the softmax, where the network tells it. To be called inside
 * `tf.tidy` or a gradient's function.
 *
 * @param pictures `[pictures, ...inputShape]`
 * @param words at most as many as the network has steps
 */
export function scoreWords(
  model: Model,
  pictures: tf.Tensor,
  words: readonly number[],
  what: 'probabilities' | 'scores',
): tf.Tensor2D {
  const [output] = model.outputs;
  if (output === undefined) throw new Error('the network says no captions');
  const [steps = 1, vocabularySize = 1] = output.shape;
  if (words.length > steps) throw new RangeError(`no caption has more than ${steps} words`);
  const [count = 0] = pictures.shape;
  const answer = [...words, ...Array<number>(steps - words.length).fill(paddingId)];
  const answers = tf.tile(tf.tensor2d([answer], [1, steps], 'int32'), [count, 1]);
  const target = output.logits ?? output.from;
  const given = feedInputs(model.spec, pictures, answers);
  const values = runForward(planForward(model, [target]), given, { isTraining: false });
  const said = tf.slice(readValue(values, target), [0, 0, 0], [-1, words.length, -1]);
  // Not by oneHot: on WebAssembly it writes the bits of whole numbers where floats are asked for.
  const chosen = new Float32Array(words.length * vocabularySize);
  for (const [place, word] of words.entries()) chosen[place * vocabularySize + word] = 1;
  const ones = tf.tensor3d(chosen, [1, words.length, vocabularySize]);
  return tf.sum(tf.mul(inLogs(said), ones), 2);

  function inLogs(all: tf.Tensor): tf.Tensor {
    if (output?.logits === undefined) return tf.log(tf.maximum(all, 1e-7));
    return what === 'scores' ? all : tf.logSoftmax(all);
  }
}
