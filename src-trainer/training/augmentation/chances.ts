import * as tf from '@tensorflow/tfjs-core';

import { keyedUniform } from '../../random/keyed-uniform.ts';
import type { StreamName } from '../../random/random-stream.ts';

/** What is drawn for every picture, always in this order, so that one change more leaves the others as they are. */
const names = [
  'shiftX',
  'shiftY',
  'rotation',
  'scale',
  'shear',
  'cropX',
  'cropY',
  'flipX',
  'flipY',
  'brightness',
  'cutoutX',
  'cutoutY',
] as const;
export type ChanceName = (typeof names)[number];

/** Random numbers of a batch, one of each name for every picture, `[batch, 1, 1, 1]`. */
export type Chances = {
  /** Of `[0, 1)`. */
  readonly uniform: (name: ChanceName) => tf.Tensor;
  /** Of `[−1, 1)`. */
  readonly signed: (name: ChanceName) => tf.Tensor;
};

export function drawChances(batch: number, name: StreamName, step: tf.Scalar): Chances {
  const all = keyedUniform([batch, names.length], name, step);
  const uniform = (wanted: ChanceName): tf.Tensor =>
    tf.reshape(tf.slice(all, [0, names.indexOf(wanted)], [batch, 1]), [batch, 1, 1, 1]);
  return { uniform, signed: (wanted) => tf.sub(tf.mul(uniform(wanted), 2), 1) };
}
