import * as tf from '@tensorflow/tfjs-core';

import { backThroughTime } from './back-through-time.ts';
import type { Cell } from './cell.ts';
import { demand } from './demand.ts';
import { splitMask, type StepMask } from './step-mask.ts';

/** What a recurrent layer works on. */
export type Sequence = {
  /** `[batch, time, in]`, at least one step. */
  readonly x: tf.Tensor;
  /** W: `[in, gates · units]`. */
  readonly kernel: tf.Tensor;
  /** U: `[units, gates · units]`. */
  readonly recurrentKernel: tf.Tensor;
  /** `[gates · units]`, or `[2, gates · units]` where the recurrent sums have a bias of their own. */
  readonly bias?: tf.Tensor | undefined;
  /** The states before the first step, `[batch, units]` each, the output first; zeros where absent. */
  readonly initial?: readonly tf.Tensor[] | undefined;
  /** `[batch, time]`: 0 (or false) where a step is to be passed over. */
  readonly mask?: tf.Tensor | undefined;
};

/** What is asked of a sequence: the outputs of all steps, the last one, or all and every last state. */
export type Wanted = 'all' | 'last' | 'all-and-states';

/**
 * Runs a cell over a sequence, step by step, with a gradient of its own. A step that is passed over keeps the
 * states.
 *
 * Gives `[batch, time, units]` for `all` and `[batch, units]` for `last`; for `all-and-states` the last states
 * beside the output follow the steps: `[batch, time + stateCount − 1, units]`.
 *
 * The inputs' sums are one multiplication for all steps, and so is each weight's gradient: only what hangs on
 * the state is left to the loops.
 *
 * Source: Werbos, "Backpropagation through time: what it does and how to do it", 1990.
 */
export function unroll(cell: Cell, sequence: Sequence, wanted: Wanted): tf.Tensor {
  const { x, kernel, recurrentKernel, bias, initial, mask } = sequence;
  const [batch = 0, time = 0] = x.shape;
  if (time === 0) throw new Error('a recurrent layer was given a sequence without steps');
  const [units = 0] = recurrentKernel.shape;
  const given = [x, kernel, recurrentKernel, ...(bias ? [bias] : []), ...(initial ?? [])];

  const run = tf.customGrad((...inputs: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const masks = mask && splitMask(mask);
    const recurrentBias = bias?.rank === 2 ? tf.slice(bias, [1, 0], [1, -1]) : undefined;
    let states: readonly tf.Tensor[] = initial ?? zeroStates(cell, [batch, units]);
    const outputs: tf.Tensor[] = [];
    const kept: tf.Tensor[] = [];
    for (const [at, sums] of tf.unstack(sumInputs(x, kernel, bias), 1).entries()) {
      const product = tf.matMul(demand(states[0]), recurrentKernel);
      const recurrentSums = recurrentBias ? tf.add(product, recurrentBias) : product;
      const step = cell.step(sums, recurrentSums, states);
      kept.push(...states, ...step.kept);
      states = passOver(masks?.[at], states, step.states);
      outputs.push(demand(states[0]));
    }
    const save = inputs.at(-1);
    if (typeof save !== 'function') throw new Error('tfjs gave no way to save tensors');
    save([x, kernel, recurrentKernel, ...(mask ? [mask] : []), ...kept]);
    return {
      value: pack(outputs, states, wanted),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [ownX, ownKernel, ownRecurrentKernel, ...rest] = saved;
        const ownMask = mask && rest.shift();
        return backThroughTime(cell, {
          x: demand(ownX),
          kernel: demand(ownKernel),
          recurrentKernel: demand(ownRecurrentKernel),
          biasRank: bias?.rank,
          isInitialGiven: initial !== undefined,
          masks: ownMask && splitMask(ownMask),
          keptBySteps: chunk(rest, time),
          ...unpack(dy, cell, wanted),
        });
      },
    };
  });
  return run(...given);
}

function zeroStates({ stateCount }: Cell, shape: [number, number]): tf.Tensor[] {
  return Array.from({ length: stateCount }, () => tf.zeros(shape));
}

/** x W + b for all steps: `[batch, time, gates · units]`. */
export function sumInputs(x: tf.Tensor, kernel: tf.Tensor, bias: tf.Tensor | undefined): tf.Tensor {
  const [batch = 0, time = 0, size = 0] = x.shape;
  const product = tf.matMul(tf.reshape(x, [batch * time, size]), kernel);
  const inputBias = bias?.rank === 2 ? tf.slice(bias, [0, 0], [1, -1]) : bias;
  const sums = inputBias === undefined ? product : tf.add(product, inputBias);
  return tf.reshape(sums, [batch, time, kernel.shape[1] ?? 0]);
}

/** The states after a step: those before it where the example passes it over. */
function passOver(
  mask: StepMask | undefined,
  before: readonly tf.Tensor[],
  after: readonly tf.Tensor[],
): readonly tf.Tensor[] {
  if (mask === undefined) return after;
  return after.map((state, index) =>
    tf.add(tf.mul(state, mask.taken), tf.mul(demand(before[index]), mask.passed)),
  );
}

function pack(outputs: tf.Tensor[], states: readonly tf.Tensor[], wanted: Wanted): tf.Tensor {
  switch (wanted) {
    case 'all':
      return tf.stack(outputs, 1);
    case 'last':
      // A copy, since customGrad's value must not be one of the saved tensors.
      return tf.clone(demand(outputs.at(-1)));
    case 'all-and-states':
      return tf.stack([...outputs, ...states.slice(1)], 1);
  }
}

/** The gradients by the outputs of the steps (the last of them alone for `last`) and by the last states. */
function unpack(
  dy: tf.Tensor,
  cell: Cell,
  wanted: Wanted,
): { readonly byOutputs: readonly tf.Tensor[]; readonly byStates: readonly tf.Tensor[] } {
  if (wanted === 'last') return { byOutputs: [dy], byStates: [] };
  const all = tf.unstack(dy, 1);
  const beside = wanted === 'all' ? 0 : cell.stateCount - 1;
  return {
    byOutputs: all.slice(0, all.length - beside),
    byStates: all.slice(all.length - beside),
  };
}

/** Cuts a list into `count` pieces of one length. */
function chunk<Item>(items: readonly Item[], count: number): readonly (readonly Item[])[] {
  const length = items.length / count;
  return Array.from({ length: count }, (_, at) => items.slice(at * length, (at + 1) * length));
}
