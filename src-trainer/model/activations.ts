import * as tf from '@tensorflow/tfjs-core';

import { leakySlope, type ActivationName } from '../../src-shared/layers/activation-names.ts';

/**
 * Applies an activation to every number of a tensor of any shape (softmax: along the last axis).
 * Source: Keras API, Layer activation functions.
 */
export function activate(name: ActivationName, x: tf.Tensor): tf.Tensor {
  switch (name) {
    case 'linear':
      return x;
    case 'relu':
      return tf.relu(x);
    case 'leakyRelu':
      return tf.leakyRelu(x, leakySlope);
    case 'tanh':
      return tf.tanh(x);
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'softmax':
      return tf.softmax(x);
    case 'elu':
      return tf.elu(x);
    case 'selu':
      return tf.selu(x);
    case 'gelu':
      // x Φ(x), where Φ is the normal distribution's. Source: Hendrycks and Gimpel, 2016.
      return tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));
    case 'softplus':
      return tf.softplus(x);
    case 'softsign':
      return tf.div(x, tf.add(tf.abs(x), 1));
  }
}
