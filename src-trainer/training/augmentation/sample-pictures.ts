import * as tf from '@tensorflow/tfjs-core';

import type { Places } from './picture-map.ts';

/**
 * Reads pictures `[batch, height, width, channels]` at places between their pixels, linearly in both directions; what
 * lies outside is 0.
 *
 * @param places in pixels; (0, 0) is the middle of the first one
 */
export function samplePictures(pictures: tf.Tensor4D, places: Places): tf.Tensor4D {
  const [batch, height, width, channels] = pictures.shape;
  // With a border of zeros around it every place has four neighbours.
  const rows = height + 2;
  const columns = width + 2;
  const bordered = tf.pad(pictures, [
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
  const table = tf.reshape(bordered, [batch * rows * columns, channels]);
  const whole = tf.zeros([batch, height, width, 1]);
  const inside = (at: tf.Tensor, size: number): tf.Tensor =>
    tf.add(tf.clipByValue(tf.add(at, 1), 0, size + 1), whole);
  const x = inside(places.x, width);
  const y = inside(places.y, height);
  const left = tf.minimum(tf.floor(x), width);
  const top = tf.minimum(tf.floor(y), height);
  const right = tf.sub(x, left);
  const below = tf.sub(y, top);

  const times = (numbers: tf.Tensor, factor: number): tf.Tensor =>
    tf.mul(numbers, tf.scalar(factor, 'int32'));
  const first = tf.reshape(times(tf.range(0, batch, 1, 'int32'), rows * columns), [batch, 1, 1, 1]);
  const inRow = tf.add(times(tf.cast(top, 'int32'), columns), tf.cast(left, 'int32'));
  const start = tf.reshape(tf.add(first, inRow), [batch * height * width]);
  const read = (offset: number): tf.Tensor =>
    tf.reshape(tf.gather(table, tf.add(start, tf.scalar(offset, 'int32'))), [
      ...[batch, height, width, channels],
    ]);
  const along = (from: tf.Tensor, to: tf.Tensor, share: tf.Tensor): tf.Tensor =>
    tf.add(from, tf.mul(tf.sub(to, from), share));
  const upper = along(read(0), read(1), right);
  const lower = along(read(columns), read(columns + 1), right);
  return along(upper, lower, below) as tf.Tensor4D;
}
