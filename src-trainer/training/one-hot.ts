import * as tf from '@tensorflow/tfjs-core';

/**
 * Class numbers `[rows]` as `[rows, classes]`, 1 at the class and 0 elsewhere. Cast from integers: the wasm
 * backend's kernel writes an integer's bits where floats are asked for.
 */
export function oneHot(classNumbers: tf.Tensor, classes: number): tf.Tensor2D {
  const flat = tf.reshape(classNumbers, [classNumbers.size]);
  return tf.cast(tf.oneHot(flat, classes), 'float32') as tf.Tensor2D;
}
