import * as tf from '@tensorflow/tfjs-core';

import { randomStream } from '../../../src-trainer/random/random-stream.ts';

type Name = readonly (string | number)[];

/** `count` numbers of `[-size, size)` that follow from the name alone, on every engine. */
export function drawNumbers(name: Name, count: number, size = 1): Float32Array {
  const random = randomStream(0, 'gates', ...name);
  return Float32Array.from({ length: count }, () => (2 * random.nextUniform() - 1) * size);
}

/** Such numbers as a tensor of this shape. */
export function drawTensor(name: Name, shape: readonly number[], size = 1): tf.Tensor {
  const count = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(drawNumbers(name, count, size), [...shape]);
}

/** Whole numbers of `[0, limit)`, as int32. */
export function drawIndices(name: Name, shape: readonly number[], limit: number): tf.Tensor {
  const random = randomStream(0, 'gates', ...name);
  const count = shape.reduce((product, length) => product * length, 1);
  const indices = Int32Array.from({ length: count }, () => random.nextBelow(limit));
  return tf.tensor(indices, [...shape], 'int32');
}

/** A direction of length 1 in a space of so many dimensions, every one as likely. */
export function drawDirection(name: Name, dimensions: number): Float64Array {
  const random = randomStream(0, 'gates', ...name);
  const direction = Float64Array.from({ length: dimensions }, random.nextNormal);
  const length = Math.hypot(...direction);
  return direction.map((value) => value / length);
}
