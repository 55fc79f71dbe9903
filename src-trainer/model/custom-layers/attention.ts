import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

/**
 * Attention by products, which tfjs lacks: questions `[batch, time, features]` and answers
 * `[batch, places, features]` give softmax(q aᵀ) a, `[batch, time, features]`.
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

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [questions, answers] = Array.isArray(inputs) ? inputs : [inputs];
    if (questions === undefined || answers === undefined) {
      throw new Error('attention was called without answers');
    }
    return tf.matMul(attentionWeights(questions, answers), answers);
  }
}

/** How much each answer counts for each question, `[batch, time, places]`; over the places they add up to 1. */
function attentionWeights(questions: tf.Tensor, answers: tf.Tensor): tf.Tensor {
  return tf.softmax(tf.matMul(questions, answers, false, true));
}
