import * as tf from '@tensorflow/tfjs-core';

import { KeyedDropout } from '../model/custom-layers/keyed-dropout.ts';
import { feedInputs } from '../model/feed-inputs.ts';
import { planForward, readValue, runForward, type Memory, type Values } from '../model/forward.ts';
import type { Model, Operation } from '../model/model.ts';
import { lossTargets, totalLoss } from '../training/measure-outputs.ts';
import type { BatchPart } from '../training/step-program.ts';

/** A block of numbers without the batch's axis. */
export type Numbers = { readonly shape: number[]; readonly values: Float32Array };

/** What passes one example in a step of training, by the names of the model's values. */
export type WalkedExample = {
  readonly values: ReadonlyMap<string, Numbers>;
  /** ∂L/∂value of the batch's mean loss L, where the loss depends on it. */
  readonly gradients: ReadonlyMap<string, Numbers>;
  /** The masks of Dropout layers: 1 for what is kept. */
  readonly kept: ReadonlyMap<string, Numbers>;
};

/**
 * Forward and backward with every value in between. A number of 0 is added to what leaves each operation, and the
 * loss's gradient by that is the gradient by the value itself.
 *
 * The model's `counter.live` must be that of the step. Batch normalisation moves its statistics meanwhile. To be
 * called inside `tf.tidy`.
 *
 * @param share what the part counts for in the batch's mean loss
 * @param row the example's place in the part
 * @param recall gives anew what the part's stateful layers go on from
 */
export function walkExample(
  model: Model,
  { inputs, targets }: BatchPart,
  {
    share,
    row,
    recall,
  }: { readonly share: number; readonly row: number; readonly recall: () => Memory },
): WalkedExample {
  const given = feedInputs(model.spec, inputs, targets);
  const kept = new Map<string, Numbers>();
  const rowOf = (tensor: tf.Tensor): Numbers => readRow(tensor, row);
  const gradients = (values: Values) => gradientsBy(model, given, targets, values, share, recall);
  const everything = planForward(model, [
    ...model.spec.layers.map(({ id }) => id),
    ...lossTargets(model),
  ]);
  const values = runForward(everything, given, {
    isTraining: true,
    carried: recall(),
    behind: ({ layer, to }, incoming, value) => {
      if (layer instanceof KeyedDropout) kept.set(to, rowOf(layer.keptOf(incoming.shape)));
      return value;
    },
  });
  return {
    values: new Map([...values].map(([name, value]) => [name, rowOf(value)])),
    gradients: new Map([...gradients(values)].map(([name, one]) => [name, rowOf(one)])),
    kept,
  };
}

function gradientsBy(
  model: Model,
  given: Values,
  targets: tf.Tensor,
  values: Values,
  share: number,
  recall: () => Memory,
): ReadonlyMap<string, tf.Tensor> {
  const plan = planForward(model, lossTargets(model));
  const names = [
    ...model.spec.inputs.filter(({ numbers }) => numbers === 'float').map(({ id }) => id),
    ...plan.map(({ to }) => to),
  ];
  const nudges = names.map((name) => tf.zerosLike(readValue(values, name)));
  const forward = (...added: tf.Tensor[]): tf.Scalar => {
    const nudge = new Map(names.map((name, index) => [name, added[index]]));
    const add = (name: string, value: tf.Tensor): tf.Tensor => {
      const one = nudge.get(name);
      return one === undefined ? value : tf.add(value, one);
    };
    const inputs = new Map([...given].map(([name, value]) => [name, add(name, value)]));
    const behind = ({ to }: Operation, _incoming: tf.Tensor, value: tf.Tensor) => add(to, value);
    const pass = { isTraining: true, carried: recall(), behind };
    const loss = totalLoss(model, runForward(plan, inputs, pass), targets);
    return share === 1 ? loss : tf.mul<tf.Scalar>(loss, share);
  };
  const { grads } = tf.engine().gradients(() => forward(...nudges), nudges, undefined, true);
  return new Map(
    names.flatMap((name, index) => {
      // tfjs has none by what the loss does not depend on, whatever its types say.
      const gradient = grads[index] as tf.Tensor | null | undefined;
      return gradient === undefined || gradient === null ? [] : [[name, gradient] as const];
    }),
  );
}

/** One example's numbers, without the batch's axis. */
export function readRow(tensor: tf.Tensor, row: number): Numbers {
  const shape = tensor.shape.slice(1);
  const one = tf.slice(tensor, [row], [1]);
  return { shape, values: Float32Array.from(one.dataSync()) };
}
