import * as tf from '@tensorflow/tfjs-core';

import type { MergeMode } from '../../src-shared/layers/layer-library.ts';
import { mostStepsBack } from '../../src-shared/protocol/unrolled-frame.ts';
import { Bidirectional, type BothAtWork } from '../model/custom-layers/bidirectional.ts';
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
import { unrollBothWays } from './unroll-both-ways.ts';
import { unrollLayer, type UnrolledLayer, type UnrolledWayBack } from './unroll-layer.ts';
import type { Reading } from './what-is-read.ts';

/** A recurrence on one sequence and the way of gradients through it. */
export type UnrolledSide = {
  readonly layer: UnrolledLayer;
  /** The step whose loss is looked at alone, from 0: the last one that it comes to. */
  readonly lastLoss: number | undefined;
  /** Absent where no loss depends on the layer, or the sequence is too long. */
  readonly back: { readonly all: UnrolledWayBack; readonly last?: UnrolledWayBack } | undefined;
};

/** A recurrent layer in its network on one sequence, and the loss's gradient on its way back through time. */
export type UnrolledExample = UnrolledSide & {
  readonly recurrence: Pick<Recurrence, 'kind' | 'activation' | 'bias'>;
  /** The second recurrence of a Bidirectional, and what leaves both together. */
  readonly both:
    | { readonly leftwards: UnrolledSide; readonly mode: MergeMode; readonly results: Numbers }
    | undefined;
  /** `[steps, features]`. */
  readonly inputs: Numbers;
  /** `[steps]`: the whole numbers that the network reads; absent where it reads others, or not one a step. */
  readonly tokens: readonly number[] | undefined;
  /** The example itself, without the batch's axis, where it is measurements and not many. */
  readonly given: Numbers | undefined;
  /** `[steps]`: whether a step is taken; absent where all are. */
  readonly taken: readonly boolean[] | undefined;
  /** What the first output says: `[answers, size]`, one behind each step or one behind the last. */
  readonly answer: { readonly isEach: boolean; readonly values: Numbers } | undefined;
  readonly targets: Numbers;
  /** Not-a-number where a step has none; one where the loss is at the end. */
  readonly losses: readonly number[];
  readonly loss: number;
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
  let found: Recurrence | BothAtWork | undefined;
  const plan = planForward(model, needed);
  const values = runForward(plan, given, {
    isTraining: false,
    behind: ({ layer, to }, incoming, value, mask) => {
      const isRecurrent = layer instanceof RecurrentLayer || layer instanceof Bidirectional;
      if (to === nodeId && isRecurrent) found = layer.atWork(incoming, mask);
      return value;
    },
  });
  if (found === undefined) return undefined;
  const atWork: Recurrence | BothAtWork = found;
  const recurrence = 'there' in atWork ? atWork.there : atWork;
  const result = readValue(values, nodeId);
  const { x, mask } = recurrence;
  const steps = x.shape[1] ?? 0;
  const along = lossesAlongTime(model, values, targets, steps);
  const [loss = Number.NaN] = totalLoss(model, values, targets).dataSync<'float32'>();
  const backFrom = (lossOf: (now: PassValues) => tf.Scalar): tf.Tensor | undefined =>
    steps > mostStepsBack ? undefined : gradientBy(model, nodeId, given, result, lossOf);
  const all = backFrom((now) => totalLoss(model, now, targets));
  const sideOf = (layer: UnrolledLayer, lastLoss: number | undefined): UnrolledSide => {
    const isEach = along !== undefined && lastLoss !== undefined;
    const last = isEach ? backFrom((now) => along.at(now, lastLoss)) : undefined;
    return {
      ...{ layer, lastLoss },
      back: all && { all: layer.wayBack(all), ...(last && { last: layer.wayBack(last) }) },
    };
  };
  const both = 'there' in atWork ? unrollBothWays(atWork, result.rank === 3) : undefined;
  return {
    ...sideOf(both?.rightwards ?? unrollLayer(recurrence, result), along?.last),
    both:
      both && 'there' in atWork
        ? {
            leftwards: sideOf(both.leftwards, along?.first),
            mode: atWork.mergeMode,
            results: result.rank === 3 ? withoutBatch(result) : rowOf(result),
          }
        : undefined,
    recurrence,
    inputs: withoutBatch(x),
    tokens: tokensOf(given, steps),
    given: measurementsOf(given),
    taken: mask && [...mask.dataSync()].map((one) => one !== 0),
    answer: output && answerOf(readValue(values, output.from), steps),
    targets: withoutBatch(targets),
    losses: along?.all(values) ?? [loss],
    loss,
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

const mostGiven = 8192;

function measurementsOf(given: Values): Numbers | undefined {
  const [only, ...others] = given.values();
  if (only === undefined || others.length > 0 || only.dtype !== 'float32') return undefined;
  return only.size > mostGiven ? undefined : withoutBatch(only);
}

function answerOf(value: tf.Tensor, steps: number): UnrolledExample['answer'] {
  if (value.rank === 2) return { isEach: false, values: rowOf(value) };
  const isEach = value.rank === 3 && value.shape[1] === steps;
  return isEach ? { isEach, values: withoutBatch(value) } : undefined;
}

/** `[1, size]` as it is: what is said once. */
function rowOf(tensor: tf.Tensor): Numbers {
  return { shape: [...tensor.shape], values: Float32Array.from(tensor.dataSync()) };
}

/** One example's numbers, without the batch's axis. */
function withoutBatch(tensor: tf.Tensor): Numbers {
  return { shape: tensor.shape.slice(1), values: Float32Array.from(tensor.dataSync()) };
}
