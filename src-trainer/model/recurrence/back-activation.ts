import * as tf from '@tensorflow/tfjs-core';

import {
  leakySlope,
  type RecurrentActivationName,
} from '../../../src-shared/layers/activation-names.ts';
import { attributesFor, type Operations } from '../../engine/tensorflow/operations.ts';

/** SELU's slope above 0, and its limit below. Source: Klambauer et al., 2017. */
const seluScale = 1.050_700_987_355_480_5;
const seluLimit = 1.758_099_340_847_376_6;

/**
 * The gradient by what went into an activation, from its output `y` and the gradient by it, `dy`, both of one
 * shape. Each of the activations is monotonic, so that the output tells the slope.
 *
 * TensorFlow has the two that are met at every step as one operation.
 */
export function backActivation(
  name: RecurrentActivationName,
  y: tf.Tensor,
  dy: tf.Tensor,
): tf.Tensor {
  switch (name) {
    case 'linear':
      return dy;
    case 'tanh':
      return inOneOperation('TanhGrad', y, dy) ?? tf.mul(dy, tf.sub(1, tf.square(y)));
    case 'sigmoid':
      return inOneOperation('SigmoidGrad', y, dy) ?? tf.mul(dy, tf.mul(y, tf.sub(1, y)));
    case 'relu':
      return tf.mul(dy, tf.step(y));
    case 'leakyRelu':
      return tf.mul(dy, tf.add(tf.mul(tf.step(y), 1 - leakySlope), leakySlope));
    case 'softmax': {
      const product = tf.mul(dy, y);
      return tf.sub(product, tf.mul(y, tf.sum(product, -1, true)));
    }
    case 'elu':
      return tf.mul(dy, tf.add(1, tf.minimum(y, 0)));
    case 'selu': {
      const positive = tf.step(y);
      const slope = tf.add(tf.mul(positive, seluScale - seluLimit), seluLimit);
      return tf.mul(dy, tf.add(slope, tf.minimum(y, 0)));
    }
    case 'softplus':
      return tf.mul(dy, tf.sub(1, tf.exp(tf.neg(y))));
    case 'softsign':
      return tf.mul(dy, tf.square(tf.sub(1, tf.abs(y))));
  }
}

function inOneOperation(
  name: 'TanhGrad' | 'SigmoidGrad',
  y: tf.Tensor,
  dy: tf.Tensor,
): tf.Tensor | undefined {
  if (tf.getBackend() !== 'tensorflow') return undefined;
  const backend: unknown = tf.backend();
  const operations = backend as Operations;
  const { type } = attributesFor(operations);
  return operations.executeSingleOutput(name, [type('T', 'float32')], [y, dy]);
}
