import * as tf from '@tensorflow/tfjs-core';

import type { Cell, Gradient } from './cell.ts';
import { demand } from './demand.ts';
import type { StepMask } from './step-mask.ts';

/** What the steps left behind for their gradient. */
type Steps = {
  readonly x: tf.Tensor;
  readonly kernel: tf.Tensor;
  readonly recurrentKernel: tf.Tensor;
  /** `undefined` where there is no bias. */
  readonly biasRank: number | undefined;
  readonly isInitialGiven: boolean;
  readonly masks: readonly StepMask[] | undefined;
  /** Of each step the states before it, then what its cell kept. */
  readonly keptBySteps: readonly (readonly tf.Tensor[])[];
  /** The gradients by the outputs of the last steps, `[batch, units]` each; by those before it is 0. */
  readonly byOutputs: readonly tf.Tensor[];
  /** The gradients by the last states beside the output; none where nothing depends on them. */
  readonly byStates: readonly tf.Tensor[];
};

/** What a gradient meets on its way back, step by step; the first step comes first. */
export type WayBack = {
  /** By the sums and the recurrent sums, `[batch, gates · units]`. */
  readonly sums: tf.Tensor[];
  readonly recurrentSums: tf.Tensor[];
  /** By the output behind each step, all ways together: `[batch, units]`. */
  readonly byOutputs: readonly Gradient[];
  /** By the memory behind each step, all ways together; only where there is one. */
  readonly byMemories: readonly Gradient[];
  /** By the states before the first step, where they were given. */
  readonly carried: readonly Gradient[];
};

/** Follows the gradient back in one reversed loop. */
export function followBack(cell: Cell, given: Omit<Steps, 'x' | 'kernel' | 'biasRank'>): WayBack {
  const { keptBySteps, byOutputs, masks, isInitialGiven } = given;
  const time = keptBySteps.length;
  const recurrentKernel = transposeOnce(given.recurrentKernel);
  const sums: tf.Tensor[] = [];
  const recurrentSums: tf.Tensor[] = [];
  const byStates: Gradient[] = [];
  const byMemories: Gradient[] = [];
  let carried: readonly Gradient[] = [undefined, ...given.byStates];
  for (let at = time - 1; at >= 0; at -= 1) {
    const states = keptBySteps[at]?.slice(0, cell.stateCount) ?? [];
    const kept = keptBySteps[at]?.slice(cell.stateCount) ?? [];
    const mask = masks?.[at];
    const byOutput = byOutputs[at - time + byOutputs.length];
    const after = states.map((_, index) =>
      index === 0 ? addGradients(byOutput, carried[0]) : carried[index],
    );
    const back = cell.back(
      after.map((gradient) => mulGradient(gradient, mask?.taken)),
      states,
      kept,
    );
    sums.unshift(back.sums);
    recurrentSums.unshift(back.recurrentSums);
    byStates.unshift(after[0]);
    byMemories.unshift(back.memory);
    // Before the first step there is nothing that a gradient would be wanted for, unless it was given.
    if (at === 0 && !isInitialGiven) break;
    carried = states.map((_, index) => {
      const through = index === 0 ? tf.matMul(back.recurrentSums, recurrentKernel) : undefined;
      const past = mask && mulGradient(after[index], mask.passed);
      return addGradients(addGradients(back.states[index], through), past);
    });
  }
  return { sums, recurrentSums, byOutputs: byStates, byMemories, carried };
}

/**
 * The gradients by x, kernel, recurrent kernel, bias (where there is one) and initial states (where given), in
 * this order.
 *
 * One reversed loop follows the state; the weights' gradients are then one multiplication each over all steps.
 */
export function backThroughTime(cell: Cell, given: Steps): tf.Tensor[] {
  const { keptBySteps, isInitialGiven } = given;
  const time = keptBySteps.length;
  const { sums, recurrentSums, carried } = followBack(cell, given);

  const { x, kernel, biasRank } = given;
  const [batch = 0, , size = 0] = x.shape;
  const bySums = joinSteps(sums);
  const isShared = sums[0] === recurrentSums[0];
  const byRecurrentSums = isShared ? bySums : joinSteps(recurrentSums);
  const before = joinSteps(keptBySteps.map(([state]) => demand(state)));
  const gradients = [
    tf.reshape(tf.matMul(bySums, transposeOnce(kernel)), x.shape),
    tf.matMul(tf.reshape(x, [batch * time, size]), bySums, true),
    tf.matMul(before, byRecurrentSums, true),
  ];
  if (biasRank === 1) gradients.push(tf.sum(bySums, 0));
  if (biasRank === 2) gradients.push(tf.stack([tf.sum(bySums, 0), tf.sum(byRecurrentSums, 0)]));
  if (isInitialGiven) {
    const zeros = demand(keptBySteps[0]?.[0]);
    for (let index = 0; index < cell.stateCount; index += 1) {
      gradients.push(carried[index] ?? tf.zerosLike(zeros));
    }
  }
  return gradients;
}

/** Steps of `[batch, columns]` as one matrix `[batch · time, columns]`, the steps of an example together. */
function joinSteps(steps: tf.Tensor[]): tf.Tensor {
  const [batch = 0, columns = 0] = steps[0]?.shape ?? [];
  return tf.reshape(tf.stack(steps, 1), [batch * steps.length, columns]);
}

/**
 * A matrix transposed beforehand: a product with it is up to four times as fast as one that transposes it each
 * time. TensorFlow's graph optimizer would put a `Transpose` back into the product; an `Einsum` stays.
 */
function transposeOnce(matrix: tf.Tensor): tf.Tensor {
  return tf.getBackend() === 'tensorflow'
    ? tf.einsum('ij->ji', matrix)
    : tf.transpose(matrix, [1, 0]);
}

function addGradients(a: Gradient, b: Gradient): Gradient {
  if (a === undefined) return b;
  return b === undefined ? a : tf.add(a, b);
}

function mulGradient(gradient: Gradient, factor: tf.Tensor | undefined): Gradient {
  return gradient === undefined || factor === undefined ? gradient : tf.mul(gradient, factor);
}
