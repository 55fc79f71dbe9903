import * as tf from '@tensorflow/tfjs-core';

import { mostStepsBack } from '../../src-shared/protocol/unrolled-frame.ts';
import { RecurrentLayer } from '../model/custom-layers/recurrent-layer.ts';
import {
  planForward,
  readValue,
  runForward,
  type PassValues,
  type Values,
} from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import type { Recurrence } from '../model/recurrence/recurrence.ts';
import { lossTargets, totalLoss } from '../training/measure-outputs.ts';
import type { Numbers } from '../walk/walk-example.ts';
import { lossesAlongTime } from './losses-along-time.ts';
import { unrollLayer, type UnrolledLayer, type UnrolledWayBack } from './unroll-layer.ts';
import type { Reading } from './what-is-read.ts';

/** A recurrent layer in its network on one sequence, and the loss's gradient on its way back through time. */
export type UnrolledExample = {
  readonly recurrence: Pick<Recurrence, 'kind' | 'activation'>;
  readonly layer: UnrolledLayer;
  /** `[steps, features]`. */
  readonly inputs: Numbers;
  /** `[steps]`: the whole numbers that the network reads; absent where it reads others, or not one a step. */
  readonly tokens: readonly number[] | undefined;
  /** `[steps]`: whether a step is taken; absent where all are. */
  readonly taken: readonly boolean[] | undefined;
  /** What the first output says: `[answers, size]`, one behind each step or one behind the last. */
  readonly answer: { readonly isEach: boolean; readonly values: Numbers } | undefined;
  readonly targets: Numbers;
  /** Not-a-number where a step has none; one where the loss is at the end. */
  readonly losses: readonly number[];
  readonly loss: number;
  readonly lastLoss: number | undefined;
  /** Absent where no loss depends on the layer, or the sequence is too long. */
  readonly back: { readonly all: UnrolledWayBack; readonly last?: UnrolledWayBack } | undefined;
  /** ∂L/∂w of this example's loss, by the tf variable's name; none of a sequence too long for the way back. */
  readonly gradients: Readonly<Record<string, tf.Tensor>>;
};

/**
 * Takes a recurrent layer apart as the network stands, not in training: nothing is drawn and nothing moves, so that the
 * network stays as it is. A 0 is added to what leaves the layer, and the loss's gradient by that is where the way back
 * through time begins. `undefined` where there is no such layer. To be called inside `tf.tidy`.
 */
export function unrollExample(
  model: Model,
  nodeId: string,
  { inputs: given, targets }: Reading,
): UnrolledExample | undefined {
  const [output] = model.outputs;
  const needed = [nodeId, ...lossTargets(model), ...(output === undefined ? [] : [output.from])];
  let found: Recurrence | undefined;
  const plan = planForward(model, needed);
  const values = runForward(plan, given, {
    isTraining: false,
    behind: ({ layer, to }, incoming, value, mask) => {
      if (to === nodeId && layer instanceof RecurrentLayer) found = layer.atWork(incoming, mask);
      return value;
    },
  });
  if (found === undefined) return undefined;
  const recurrence: Recurrence = found;
  const { x, mask } = recurrence;
  const steps = x.shape[1] ?? 0;
  const layer = unrollLayer(recurrence, readValue(values, nodeId));
  const along = lossesAlongTime(model, values, targets, steps);
  const total = totalLoss(model, values, targets);
  const [loss = Number.NaN] = total.dataSync<'float32'>();
  const backFrom = (lossOf: (now: PassValues) => tf.Scalar): UnrolledWayBack | undefined => {
    if (steps > mostStepsBack) return undefined;
    const byResult = gradientBy(model, nodeId, given, readValue(values, nodeId), lossOf);
    return byResult && layer.wayBack(byResult);
  };
  const all = backFrom((now) => totalLoss(model, now, targets));
  const last = along && backFrom((now) => along.at(now, along.last));
  return {
    recurrence,
    layer,
    inputs: withoutBatch(x),
    tokens: tokensOf(given, steps),
    taken: mask && [...mask.dataSync()].map((one) => one !== 0),
    answer: output && answerOf(readValue(values, output.from), steps),
    targets: withoutBatch(targets),
    losses: along?.all(values) ?? [loss],
    loss,
    lastLoss: along?.last,
    back: all && { all, ...(last && { last }) },
    gradients: steps > mostStepsBack ? {} : gradientsByWeights(model, given, targets),
  };
}

function gradientBy(
  model: Model,
  nodeId: string,
  given: Values,
  value: tf.Tensor,
  lossOf: (values: PassValues) => tf.Scalar,
): tf.Tensor | undefined {
  const plan = planForward(model, lossTargets(model));
  const nudge = tf.zerosLike(value);
  const forward = (): tf.Scalar =>
    lossOf(
      runForward(plan, given, {
        isTraining: false,
        behind: ({ to }, _incoming, one) => (to === nodeId ? tf.add(one, nudge) : one),
      }),
    );
  const { grads } = tf.engine().gradients(forward, [nudge], undefined, true);
  // tfjs has none where the loss does not depend on the layer, whatever its types say.
  const [gradient] = grads as (tf.Tensor | null | undefined)[];
  return gradient ?? undefined;
}

function gradientsByWeights(
  model: Model,
  given: Values,
  targets: tf.Tensor,
): Readonly<Record<string, tf.Tensor>> {
  const plan = planForward(model, lossTargets(model));
  const variables = model.weights.filter((one) => one.isTrainable).map((one) => one.variable);
  if (variables.length === 0) return {};
  const forward = (): tf.Scalar =>
    totalLoss(model, runForward(plan, given, { isTraining: false }), targets);
  const { grads } = tf.variableGrads(forward, variables);
  return grads;
}

function tokensOf(given: Values, steps: number): readonly number[] | undefined {
  const isRead = ({ dtype, shape }: tf.Tensor): boolean =>
    dtype === 'int32' && shape.length === 2 && shape[1] === steps;
  const tokens = [...given.values()].find(isRead);
  return tokens && [...tokens.dataSync()];
}

function answerOf(value: tf.Tensor, steps: number): UnrolledExample['answer'] {
  const values = withoutBatch(value);
  if (value.rank === 2) {
    return { isEach: false, values: { shape: [1, ...values.shape], values: values.values } };
  }
  return value.rank === 3 && value.shape[1] === steps ? { isEach: true, values } : undefined;
}

/** One example's numbers, without the batch's axis. */
function withoutBatch(tensor: tf.Tensor): Numbers {
  return { shape: tensor.shape.slice(1), values: Float32Array.from(tensor.dataSync()) };
}
