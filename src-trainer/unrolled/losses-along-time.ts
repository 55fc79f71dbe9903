import * as tf from '@tensorflow/tfjs-core';

import { paddingId } from '../../src-shared/datasets/caption-words.ts';
import { PassValues, type Values } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { lossTargets, totalLoss } from '../training/measure-outputs.ts';

/** The losses of one sequence, where each step has its own; `undefined` where the loss is at the end. */
export type LossesAlongTime = {
  /** The steps whose losses are the first and the last, from 0. */
  readonly first: number;
  readonly last: number;
  /** Whether a step has a loss: padding and masked steps have none. */
  readonly counts: (step: number) => boolean;
  /** The loss of one step alone. */
  readonly at: (values: Values, step: number) => tf.Scalar;
  /** The losses of all steps; not-a-number where there is none. */
  readonly all: (values: Values) => readonly number[];
};

/**
 * How a network's loss is made up of the steps of a layer. It is where all that it says has a place for each of them.
 *
 * @param values of one sequence, `[1, ...]` each, with all that the loss needs
 * @param targets `[1, ...]`
 * @param steps of the layer that is looked at
 */
export function lossesAlongTime(
  model: Model,
  values: PassValues,
  targets: tf.Tensor,
  steps: number,
): LossesAlongTime | undefined {
  const names = lossTargets(model);
  const isEach =
    targets.shape[1] === steps &&
    names.every((name) => {
      const shape = values.get(name)?.shape;
      return shape?.length === 3 && shape[1] === steps;
    });
  if (!isEach) return undefined;
  const [output] = model.outputs;
  const isMasked = model.outputs.some(({ loss }) => loss === 'maskedCrossentropy');
  const wanted = [...targets.dataSync()];
  const masks = names.flatMap((name) => {
    const mask = values.masks.get(name);
    return mask === undefined ? [] : [mask.dataSync()];
  });
  const counts = (step: number): boolean =>
    (!isMasked || wanted[step] !== paddingId) && masks.every((mask) => mask[step] !== 0);
  const counted = Array.from({ length: steps }, (_, step) => step).filter(counts);
  const [first, last] = [counted[0], counted.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const at = (values: Values, step: number): tf.Scalar => {
    const ofStep = names.flatMap((name) => {
      const value = values.get(name);
      return value === undefined ? [] : [[name, stepOf(value, step)] as const];
    });
    return totalLoss(model, new PassValues(ofStep), stepOf(targets, step));
  };
  const isOneClass = model.outputs.length === 1 && output?.logits !== undefined;
  return {
    ...{ first, last, counts, at },
    all: (values) => {
      const logits = isOneClass ? values.get(output.logits) : undefined;
      const isClass = logits !== undefined && logits.size > steps && wanted.length === steps;
      const losses = isClass
        ? crossEntropies(logits.dataSync<'float32'>(), wanted)
        : tf
            .stack(Array.from({ length: steps }, (_, step) => at(values, step)))
            .dataSync<'float32'>();
      return Array.from(losses, (loss, step) => (counts(step) ? loss : Number.NaN));
    },
  };
}

/** −ln softmax(z)[target] of each row of logits, all at once: a text has thousands of them. */
function crossEntropies(logits: Float32Array, targets: readonly number[]): number[] {
  const classes = logits.length / targets.length;
  return targets.map((target, step) => {
    const row = logits.subarray(step * classes, (step + 1) * classes);
    const largest = Math.max(...row);
    const sum = row.reduce((total, z) => total + Math.exp(z - largest), 0);
    return Math.log(sum) + largest - (row[target] ?? Number.NaN);
  });
}

/** `[1, steps, ...]` → `[1, 1, ...]`. */
function stepOf(value: tf.Tensor, step: number): tf.Tensor {
  const rest = value.shape.slice(2);
  return tf.slice(value, [0, step, ...rest.map(() => 0)], [1, 1, ...rest]);
}
