import * as tf from '@tensorflow/tfjs-core';

import type { RecurrenceKind } from '../../src-shared/layers/layer-library.ts';
import type { UnrolledFrame } from '../../src-shared/protocol/unrolled-frame.ts';
import { followBack } from '../model/recurrence/back-through-time.ts';
import { cellOf } from '../model/recurrence/cell-of.ts';
import type { Cell } from '../model/recurrence/cell.ts';
import { demand } from '../model/recurrence/demand.ts';
import type { Recurrence } from '../model/recurrence/recurrence.ts';
import { runRecurrence } from '../model/recurrence/run-recurrence.ts';
import { splitMask } from '../model/recurrence/step-mask.ts';
import { sumInputs } from '../model/recurrence/unroll.ts';
import type { Numbers } from '../walk/walk-example.ts';

type GateName = UnrolledFrame['gates'][number]['name'];

/** A recurrent layer on one sequence, step by step; each number stands at its step of the sequence. */
export type UnrolledLayer = {
  /** `[steps, units]`: the output behind each step. */
  readonly outputs: Numbers;
  /** `[steps, units]`: the memory behind each step, where there is one. */
  readonly memories: Numbers | undefined;
  /** `[steps, units]` each. */
  readonly gates: readonly { readonly name: GateName; readonly numbers: Numbers }[];
  /**
   * How something changes with the state behind each step, from how it changes with what leaves the layer:
   * `[1, steps, units]`, or `[1, units]` where only the last step leaves it.
   */
  readonly wayBack: (byResult: tf.Tensor) => UnrolledWayBack;
};

/** `[steps, units]`: by the output and by the memory behind each step, all ways together. */
export type UnrolledWayBack = {
  readonly byOutputs: Numbers;
  readonly byMemories: Numbers | undefined;
};

/** What a cell keeps first, by the names in the layer's formula. */
const keptNames: Readonly<Record<RecurrenceKind, readonly GateName[]>> = {
  SimpleRNN: [],
  GRU: ['z', 'r', 'n'],
  LSTM: ['i', 'f', 'g', 'o'],
};

/**
 * Runs a layer over one sequence, `x` `[1, steps, in]`, and takes every step apart. Once the outputs of all steps are
 * known, each step knows what stood before it, and all of them are taken apart at once, as if they were a batch. To be
 * called inside `tf.tidy`.
 *
 * @param result what leaves the layer: `[1, steps, units]`, or `[1, units]` of the last step alone
 */
export function unrollLayer(recurrence: Recurrence, result: tf.Tensor): UnrolledLayer {
  const { kind, activation, recurrentKernel, mask } = recurrence;
  const cell = cellOf(kind, activation);
  const whole = result.rank === 3 ? result : runRecurrence(recurrence, 'all');
  const all = tf.squeeze<tf.Tensor2D>(whole, [0]);
  const [steps] = all.shape;
  const outputs = numbersOf(all);
  const taken = mask && [...mask.dataSync()].map((one) => one !== 0);
  const { states, kept, memories } = takeApart(cell, recurrence, all, taken);
  return {
    outputs,
    memories,
    gates: keptNames[kind].map((name, at) => ({ name, numbers: numbersOf(demand(kept[at])) })),
    wayBack: (byResult) => {
      const columns = [...states, ...kept].map((one) => tf.split(one, steps, 0));
      const { byOutputs, byMemories } = followBack(cell, {
        recurrentKernel,
        keptBySteps: Array.from({ length: steps }, (_, step) =>
          columns.map((column) => demand(column[step])),
        ),
        isInitialGiven: false,
        masks: mask && splitMask(mask),
        byOutputs: byResult.rank === 3 ? tf.unstack(byResult, 1) : [byResult],
        byStates: [],
      });
      const nothing = tf.zeros([1, outputs.shape[1] ?? 0]);
      const join = (gradients: typeof byOutputs): Numbers =>
        numbersOf(
          tf.concat(
            gradients.map((one) => one ?? nothing),
            0,
          ),
        );
      return {
        byOutputs: join(byOutputs),
        byMemories: cell.stateCount === 2 ? pastPassed(join(byMemories), taken) : undefined,
      };
    },
  };
}

/**
 * By the memory behind a step that is passed over: it is the next step's memory as well, and what a cell says there
 * counts for nothing.
 */
function pastPassed(byMemories: Numbers, taken: readonly boolean[] | undefined): Numbers {
  const { shape, values } = byMemories;
  const [steps = 1, units = 1] = shape;
  if (taken === undefined) return byMemories;
  const passed = Float32Array.from(values);
  for (let step = steps - 2; step >= 0; step -= 1) {
    if (taken[step] !== false) continue;
    passed.copyWithin(step * units, (step + 1) * units, (step + 2) * units);
  }
  return { shape, values: passed };
}

/** The states before each step, what its cell keeps, and the memory behind it, a row a step. */
function takeApart(
  cell: Cell,
  { x, kernel, recurrentKernel, bias }: Recurrence,
  all: tf.Tensor2D,
  taken: readonly boolean[] | undefined,
): {
  readonly states: readonly tf.Tensor[];
  readonly kept: readonly tf.Tensor[];
  readonly memories: Numbers | undefined;
} {
  const [steps, units] = all.shape;
  const before = tf.slice(tf.concat([tf.zeros([1, units]), all], 0), [0, 0], [steps, units]);
  const sums = tf.squeeze(sumInputs(x, kernel, bias), [0]);
  const product = tf.matMul(before, recurrentKernel);
  const recurrentSums =
    bias?.rank === 2 ? tf.add(product, tf.slice(bias, [1, 0], [1, -1])) : product;
  const step = (memories: readonly tf.Tensor[]) => {
    const states = [before, ...memories];
    return { states, kept: cell.step(sums, recurrentSums, states).kept };
  };
  if (cell.stateCount === 1) return { ...step([]), memories: undefined };
  // The gates do not ask for the memory, which follows from them.
  const [i, f, g] = step([tf.zerosLike(before)]).kept.map((gate) => numbersOf(gate).values);
  const memories = new Float32Array(steps * units);
  for (let at = 0; at < memories.length; at += 1) {
    const held = memories[at - units] ?? 0;
    const isTaken = taken?.[Math.floor(at / units)] !== false;
    memories[at] = isTaken ? (f?.[at] ?? 0) * held + (i?.[at] ?? 0) * (g?.[at] ?? 0) : held;
  }
  const earlier = new Float32Array(steps * units);
  earlier.set(memories.subarray(0, -units), units);
  return {
    ...step([tf.tensor2d(earlier, [steps, units])]),
    memories: { shape: [steps, units], values: memories },
  };
}

function numbersOf(tensor: tf.Tensor): Numbers {
  return { shape: [...tensor.shape], values: tensor.dataSync<'float32'>().slice() };
}
