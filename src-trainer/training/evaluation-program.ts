import * as tf from '@tensorflow/tfjs-core';

import type { Dataset } from '../datasets/dataset.ts';
import { feedInputs } from '../model/feed-inputs.ts';
import { planForward, readValue, runForward, type Memory } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { classifyingOutput, correctAnswers, lossTargets, totalLoss } from './measure-outputs.ts';
import type { BatchPart } from './step-program.ts';

/** What a network says of some examples that it is not trained on. */
export type PassOutcome = {
  /** Mean over the examples (and the places of a sequence). */
  readonly loss: tf.Scalar;
  readonly correct: tf.Scalar | undefined;
  /** `[examples, classes]`, or `[examples, 1]`; absent where an answer is not one class. */
  readonly probabilities: tf.Tensor2D | undefined;
};

/**
 * Makes the function that runs a network forward only. Like a step's program it is all tfjs operations, and its
 * parts are independent. Stateful layers go on from what is `carried`, and leave there what comes after; a batch is
 * in one part then. To be called inside `tf.tidy`.
 */
export function createEvaluationProgram(
  model: Model,
  dataset: Pick<Dataset, 'targetShape'>,
): (parts: readonly BatchPart[], carried?: Memory) => PassOutcome {
  const output = classifyingOutput(model);
  const said = output !== undefined && dataset.targetShape.length === 0 ? output.from : undefined;
  const plan = planForward(model, [...lossTargets(model), ...(said === undefined ? [] : [said])]);

  const runPart = ({ inputs, targets }: BatchPart, carried: Memory): PassOutcome => {
    const given = feedInputs(model.spec, inputs, targets);
    const values = runForward(plan, given, { isTraining: false, carried });
    return {
      loss: totalLoss(model, values, targets),
      correct: correctAnswers(model, values, targets),
      probabilities: said === undefined ? undefined : inRows(readValue(values, said)),
    };
  };

  return (parts, carried = new Map()) => {
    const sizes = parts.map(
      ({
        inputs: {
          shape: [size = 0],
        },
      }) => size,
    );
    const count = sizes.reduce((sum, size) => sum + size, 0);
    const outcomes = parts.map((part) => runPart(part, carried));
    const [first] = outcomes;
    if (first === undefined) throw new Error('a pass has at least one part');
    if (outcomes.length === 1) return first;
    const corrects = outcomes.flatMap(({ correct }) => correct ?? []);
    const rows = outcomes.flatMap(({ probabilities }) => probabilities ?? []);
    return {
      loss: tf.addN(
        outcomes.map(({ loss }, part) => tf.mul<tf.Scalar>(loss, (sizes[part] ?? 0) / count)),
      ),
      correct: corrects.length === 0 ? undefined : tf.addN(corrects),
      probabilities: rows.length === 0 ? undefined : tf.concat(rows, 0),
    };
  };
}

/** `[examples, ..., classes]` as `[examples, classes]`. */
function inRows(x: tf.Tensor): tf.Tensor2D {
  const [count = 0] = x.shape;
  return tf.reshape(x, [count, x.size / count]);
}
