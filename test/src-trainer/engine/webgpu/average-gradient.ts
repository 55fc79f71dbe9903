import * as tf from '@tensorflow/tfjs-core';

/** The gradient of an average over windows that reach beyond a picture's edge, by the picture. */
export function averageGradient(): Float32Array {
  return tf.tidy(() => {
    const picture = tf.reshape<tf.Rank.R4>(tf.range(0, 25), [1, 5, 5, 1]);
    const average = tf.grad((x: tf.Tensor) => tf.avgPool(x as tf.Tensor4D, 3, 2, 'same'));
    return average(picture).dataSync<'float32'>();
  });
}
