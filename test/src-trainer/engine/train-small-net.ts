import type { Scalar, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';

import type { Engine } from '../../../src-trainer/engine/engine.ts';

/**
 * Trains a small convolutional net for some steps of Adam from weights and data that are the same on every
 * engine. Answers the loss of every step.
 */
export function trainSmallNet({ tf }: Engine, steps: number): number[] {
  const draw = (shape: number[], seed: number) =>
    tf.randomUniform(shape, -0.3, 0.3, 'float32', seed);
  return tf.tidy(() => {
    const filter = tf.variable(draw([3, 3, 1, 8], 1) as Tensor4D);
    const weights = tf.variable(draw([8 * 8 * 8, 10], 2) as Tensor2D);
    const x = draw([32, 16, 16, 1], 3) as Tensor4D;
    const classes = Int32Array.from({ length: 32 }, (_, index) => index % 10);
    const targets = tf.oneHot(tf.tensor1d(classes, 'int32'), 10);
    const adam = tf.train.adam(0.01);
    const lossOf = () => {
      const maps = tf.maxPool(tf.relu(tf.conv2d(x, filter, 1, 'same')), 2, 2, 'valid');
      const logits = tf.matMul(tf.reshape(maps, [32, 8 * 8 * 8]), weights);
      return tf.losses.softmaxCrossEntropy<Tensor, Scalar>(targets, logits);
    };
    const losses = Array.from({ length: steps }, () => {
      const loss = adam.minimize(lossOf, true, [filter, weights]);
      return loss?.dataSync()[0] ?? NaN;
    });
    adam.dispose();
    tf.dispose([filter, weights]);
    return losses;
  });
}
