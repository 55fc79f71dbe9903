import * as tf from '@tensorflow/tfjs-core';

import { isAnswerSoFar } from '../model/feed-inputs.ts';
import type { PassValues } from '../model/forward.ts';
import type { Model, ModelOutput } from '../model/model.ts';
import { countCorrect, hasAccuracy, meanLoss, type Said } from './losses.ts';

/** The names of the values that the losses are computed from: the logits where there are, else the predictions. */
export function lossTargets(model: Model): string[] {
  return model.outputs.map((output) => output.logits ?? output.from);
}

/** The sum of the outputs' mean losses, a scalar. */
export function totalLoss(model: Model, values: PassValues, targets: tf.Tensor): tf.Scalar {
  const losses = model.outputs.map((output) =>
    meanLoss(output.loss, saidBy(output, values), targets),
  );
  const [only] = losses;
  return losses.length === 1 && only !== undefined ? only : tf.addN(losses);
}

/**
 * The output whose answers are counted as right or wrong: the first that names a class. None where a network is told
 * the answer so far: how often it is right about the next word says little of what it says by itself.
 */
export function classifyingOutput(model: Model): ModelOutput | undefined {
  if (model.spec.inputs.some((input) => isAnswerSoFar(model.spec, input))) return undefined;
  return model.outputs.find((output) => hasAccuracy(output.loss));
}

/** How many right answers the first classifying output gives, a scalar; `undefined` where none names a class. */
export function correctAnswers(
  model: Model,
  values: PassValues,
  targets: tf.Tensor,
): tf.Scalar | undefined {
  const output = classifyingOutput(model);
  return output === undefined
    ? undefined
    : countCorrect(output.loss, saidBy(output, values), targets);
}

function saidBy(output: ModelOutput, values: PassValues): Said {
  return {
    prediction: values.get(output.from),
    logits: output.logits === undefined ? undefined : values.get(output.logits),
    mask: values.masks.get(output.logits ?? output.from),
  };
}
