import * as tf from '@tensorflow/tfjs-core';
import type { TFJSBinding } from '@tensorflow/tfjs-node-gpu/dist/tfjs_binding.js';

import type { ActivationName } from '../../../src-shared/layers/activation-names.ts';

/** What is used of TensorFlow's backend. */
type Operations = {
  readonly binding: Pick<TFJSBinding, 'TF_ATTR_TYPE' | 'TF_FLOAT'>;
  readonly executeSingleOutput: (
    name: string,
    attributes: readonly { readonly name: string; readonly type: number; readonly value: number }[],
    inputs: readonly tf.Tensor[],
  ) => tf.Tensor;
};

/** SELU's slope above 0, and its limit below. Source: Klambauer et al., 2017. */
const seluScale = 1.050_700_987_355_480_5;
const seluLimit = 1.758_099_340_847_376_6;

/**
 * The gradient by what went into an activation, from its output `y` and the gradient by it, `dy`, both of one
 * shape. Each of the activations is monotonic, so that the output tells the slope.
 *
 * TensorFlow has the two that are met at every step as one operation.
 */
export function backActivation(name: ActivationName, y: tf.Tensor, dy: tf.Tensor): tf.Tensor {
  switch (name) {
    case 'linear':
      return dy;
    case 'tanh':
      return inOneOperation('TanhGrad', y, dy) ?? tf.mul(dy, tf.sub(1, tf.square(y)));
    case 'sigmoid':
      return inOneOperation('SigmoidGrad', y, dy) ?? tf.mul(dy, tf.mul(y, tf.sub(1, y)));
    case 'relu':
      return tf.mul(dy, tf.step(y));
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
  const { TF_ATTR_TYPE, TF_FLOAT } = operations.binding;
  const type = { name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT };
  return operations.executeSingleOutput(name, [type], [y, dy]);
}
