import * as tf from '@tensorflow/tfjs-core';

import type { Dataset, Examples } from '../datasets/dataset.ts';
import type { Model } from '../model/model.ts';
import { divideBatch, gatherPart } from './batch-parts.ts';
import { dropoutRatesOf, type DropoutRates } from './dropout-rates.ts';
import { classifyingOutput } from './measure-outputs.ts';
import type { Optimizer } from './optimizers/optimizer.ts';
import { createEagerPasses } from './run-passes.ts';
import { createStepProgram } from './step-program.ts';
import type { StepReport, StepTaker } from './step-taker.ts';

/**
 * Takes steps by having tfjs execute each operation when it is called: the way that every engine knows.
 *
 * @param how into how many parts a batch is divided (see `createStepProgram`), and dropout rates other than the
 * network's own
 */
export function createEagerSteps(
  model: Model,
  optimizer: Optimizer,
  dataset: Pick<Dataset, 'inputShape' | 'targetShape'>,
  how: { readonly parts?: number; readonly dropoutRates?: DropoutRates } = {},
): StepTaker {
  const { parts = 1, dropoutRates = dropoutRatesOf(model) } = how;
  const program = createStepProgram(model);
  const isClassifying = classifyingOutput(model) !== undefined;
  const places = dataset.targetShape.reduce((product, size) => product * size, 1);

  const takeOne = (examples: Examples, indices: Int32Array): StepReport =>
    tf.tidy(() => {
      const divided = divideBatch(indices, parts).map((part) =>
        gatherPart(dataset, examples, part),
      );
      const { loss, correct, gradients } = program(
        divided,
        liveStep(model.counter.step, dropoutRates),
      );
      // Loss and right answers come back together, since every read-back waits for the device.
      const report = correct === undefined ? loss : tf.stack([loss, correct]);
      const [value = Number.NaN, right = 0] = report.dataSync();
      if (Number.isFinite(value)) {
        optimizer.apply(gradients, model.counter.step + 1);
        model.counter.step += 1;
      }
      const answers = isClassifying
        ? { correct: right, count: indices.length * places }
        : undefined;
      return { loss: value, answers };
    });

  return {
    isCompiled: false,
    take: (examples, batches) => {
      const reports: StepReport[] = [];
      for (const batch of batches) {
        const report = takeOne(examples, batch);
        reports.push(report);
        if (!Number.isFinite(report.loss)) break;
      }
      return reports;
    },
    settle: () => undefined,
    runPasses: createEagerPasses(model, dataset),
    dispose: () => undefined,
  };
}

/** What a step brings along, as tensors. To be called inside `tf.tidy`. */
export function liveStep(step: number, rates: DropoutRates) {
  return {
    step: tf.scalar(step, 'int32'),
    dropoutRates: new Map([...rates].map(([id, rate]) => [id, tf.scalar(rate)])),
  };
}
