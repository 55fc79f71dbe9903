import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { readMasks } from './read-mask.ts';

/** Taken off the product with a place that does not count: nothing of it is left behind the softmax. */
const masked = 1e9;

/**
 * Attention by products, which tfjs lacks: questions `[batch, time, features]` and answers
 * `[batch, places, features]` give softmax(q aᵀ) a, `[batch, time, features]`. Places that a mask leaves out count for
 * no question, and what is left out of the questions is answered with 0.
 *
 * Source: Keras API, Attention layer; Luong, Pham and Manning, "Effective approaches to attention-based neural machine
 * translation", 2015, section 3.1.
 */
export class Attention extends tfl.layers.Layer {
  static className = 'Attention';

  override computeOutputShape(
    inputShape: (number | null)[] | (number | null)[][],
  ): (number | null)[] {
    const [questions] = inputShape;
    return Array.isArray(questions) ? questions : [];
  }

  /** `kwargs.mask`: those of both inputs, `[batch, time]` and `[batch, places]`, 0 or false where a step does not count. */
  override call(inputs: tf.Tensor | tf.Tensor[], kwargs?: Record<string, unknown>): tf.Tensor {
    const [questions, answers] = Array.isArray(inputs) ? inputs : [inputs];
    if (questions === undefined || answers === undefined) {
      throw new Error('attention was called without answers');
    }
    const [asked, counted] = readMasks(kwargs?.['mask']);
    const mixture = tf.matMul(attentionWeights(questions, answers, counted), answers);
    return asked === undefined
      ? mixture
      : tf.mul(mixture, tf.reshape(tf.cast(asked, 'float32'), [...asked.shape, 1]));
  }
}

/** How much each answer counts for each question, `[batch, time, places]`; over the places they add up to 1. */
function attentionWeights(
  questions: tf.Tensor,
  answers: tf.Tensor,
  counted: tf.Tensor | undefined,
): tf.Tensor {
  const products = tf.matMul(questions, answers, false, true);
  if (counted === undefined) return tf.softmax(products);
  const [batch = 1, places = 1] = counted.shape;
  const left = tf.reshape(tf.sub(1, tf.cast(counted, 'float32')), [batch, 1, places]);
  return tf.softmax(tf.sub(products, tf.mul(left, masked)));
}
