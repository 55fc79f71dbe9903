import * as tf from '@tensorflow/tfjs-core';

import type { Dataset, Examples } from '../datasets/dataset.ts';
import { planForward, runForward } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { gatherBatch } from './batch.ts';
import { classifyingOutput, correctAnswers, lossTargets, totalLoss } from './measure-outputs.ts';
import type { Optimizer } from './optimizers/optimizer.ts';

/** What one step says of its batch, measured before the update. */
export type StepReport = {
  /** The batch's mean loss; where it is not finite, no update was made. */
  readonly loss: number;
  /** How many of the batch's answers were right, and out of how many; absent where accuracy says nothing. */
  readonly answers: { readonly correct: number; readonly count: number } | undefined;
};

/**
 * Makes the function that does one update on a batch: forward, loss, gradients, optimizer, with one
 * read-back. It leaves no tensor behind.
 */
export function createTrainingStep(
  model: Model,
  optimizer: Optimizer,
  dataset: Pick<Dataset, 'targetShape'>,
): (examples: Examples, indices: Int32Array) => StepReport {
  const plan = planForward(model, lossTargets(model));
  const variables = model.weights.filter((one) => one.isTrainable).map((one) => one.variable);
  const isClassifying = classifyingOutput(model) !== undefined;
  const places = dataset.targetShape.reduce((product, size) => product * size, 1);

  return (examples, indices) =>
    tf.tidy(() => {
      const batch = gatherBatch(model.spec, dataset, examples, indices);
      let correct: tf.Scalar | undefined;
      const { value, grads } = tf.variableGrads(() => {
        const values = runForward(plan, batch.inputs, { isTraining: true });
        const answers = correctAnswers(model, values, batch.targets);
        if (answers !== undefined) correct = tf.keep(answers);
        return totalLoss(model, values, batch.targets);
      }, variables);
      // Loss and right answers come back together, since every read-back waits for the device.
      const report = correct === undefined ? value : tf.stack([value, correct]);
      const [loss = Number.NaN, right = 0] = report.dataSync();
      correct?.dispose();
      if (Number.isFinite(loss)) {
        optimizer.apply(grads, model.counter.step + 1);
        model.counter.step += 1;
      }
      return {
        loss,
        answers: isClassifying ? { correct: right, count: batch.count * places } : undefined,
      };
    });
}
