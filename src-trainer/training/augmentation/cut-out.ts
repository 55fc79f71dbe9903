import * as tf from '@tensorflow/tfjs-core';

import type { Chances } from './chances.ts';
import { startPlaces } from './picture-map.ts';

/**
 * Blackens a square of each picture whose middle is anywhere in it, so that the square may stick out.
 * Source: DeVries and Taylor, 2017, section 3.2.
 * @param side of the square, as a share of the picture's shorter side
 */
export function cutOut(pictures: tf.Tensor4D, side: number, chances: Chances): tf.Tensor4D {
  const [, height, width] = pictures.shape;
  const { x, y } = startPlaces(height, width);
  const shorter = Math.min(height, width);
  const isNear = (at: tf.Tensor, middle: tf.Tensor, size: number): tf.Tensor =>
    tf.less(tf.abs(tf.sub(at, tf.sub(middle, 0.5))), (side / 2) * (shorter / size));
  const isCut = tf.logicalAnd(
    isNear(x, chances.uniform('cutoutX'), width),
    isNear(y, chances.uniform('cutoutY'), height),
  );
  return tf.mul<tf.Tensor4D>(pictures, tf.sub(1, tf.cast(isCut, 'float32')));
}
