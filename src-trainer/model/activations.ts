import * as tf from '@tensorflow/tfjs-core';

import type { ActivationName } from '../../src-shared/layers/activation-names.ts';

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
    case 'softplus':
      return tf.softplus(x);
    case 'softsign':
      return tf.div(x, tf.add(tf.abs(x), 1));
  }
}
