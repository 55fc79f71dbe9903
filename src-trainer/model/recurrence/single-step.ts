import * as tf from '@tensorflow/tfjs-core';

import { cellOf } from './cell-of.ts';
import { demand } from './demand.ts';
import type { Recurrence, RecurrentOutputs } from './recurrence.ts';
import { sumInputs } from './unroll.ts';

/**
 * Whether a sequence is a single step that is taken: what a text costs for each of its characters. An operation for
 * whole sequences would first rearrange the weights, which takes longer than the step.
 */
export function isSingleStep({ x, mask }: Recurrence): boolean {
  return x.shape[1] === 1 && mask === undefined;
}

/** The same as unrolled, of a single step, without a gradient of its own. */
export function runSingleStep(recurrence: Recurrence): RecurrentOutputs {
  const { kind, activation, x, kernel, recurrentKernel, bias, initial } = recurrence;
  const cell = cellOf(kind, activation);
  const [batch = 0] = x.shape;
  const [units = 0, columns = 0] = recurrentKernel.shape;
  const before = initial ?? Array.from({ length: cell.stateCount }, () => tf.zeros([batch, units]));
  const product = tf.matMul(demand(before[0]), recurrentKernel);
  const recurrentSums =
    bias?.rank === 2 ? tf.add(product, tf.slice(bias, [1, 0], [1, -1])) : product;
  const sums = tf.reshape(sumInputs(x, kernel, bias), [batch, columns]);
  const { states } = cell.step(sums, recurrentSums, before);
  return { all: tf.reshape(demand(states[0]), [batch, 1, units]), states };
}
