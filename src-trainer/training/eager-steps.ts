import * as tf from '@tensorflow/tfjs-core';

import type { Dataset, Examples } from '../datasets/dataset.ts';
import { clearCarriedStates } from '../model/carried-states.ts';
import type { Model } from '../model/model.ts';
import { divideBatch, gatherPart } from './batch-parts.ts';
import { dropoutRatesOf, type DropoutRates } from './dropout-rates.ts';
import { classifyingOutput } from './measure-outputs.ts';
import type { Gradients, Optimizer } from './optimizers/optimizer.ts';
import { createEagerPasses } from './run-passes.ts';
import type { Augment } from './augmentation/augment.ts';
import { limitNorms } from './limit-norms.ts';
import { createStepProgram, type StepInputs } from './step-program.ts';
import { noRules, usedRuleNumbers, type StepRules, type StepStrengths } from './step-rules.ts';
import type { StepReport, StepTaker } from './step-taker.ts';

/**
 * Takes steps by having tfjs execute each operation when it is called: the way that every engine knows.
 *
 * @param how into how many parts a batch is divided (see `createStepProgram`), penalties and clipping, what changes
 * the inputs, dropout rates other than the network's own, and how strong all of it is now where that changes
 */
export function createEagerSteps(
  model: Model,
  optimizer: Optimizer,
  dataset: Pick<Dataset, 'inputShape' | 'targetShape'>,
  how: {
    readonly parts?: number;
    readonly dropoutRates?: DropoutRates;
    readonly rules?: StepRules;
    readonly augment?: Augment | undefined;
    readonly strengths?: (() => StepStrengths) | undefined;
  } = {},
): StepTaker {
  const { parts = 1, dropoutRates = dropoutRatesOf(model), rules = noRules, augment } = how;
  const strengths = how.strengths ?? (() => ({ dropoutRates, rules }));
  const program = createStepProgram(model, rules, augment);
  const isClassifying = classifyingOutput(model) !== undefined;
  const places = dataset.targetShape.reduce((product, size) => product * size, 1);

  const takeOne = (examples: Examples, indices: Int32Array): StepReport =>
    tf.tidy(() => {
      const divided = divideBatch(indices, parts).map((part) =>
        gatherPart(dataset, examples, part),
      );
      const { carried } = model;
      const live = liveStep(model.counter.step, rules, strengths());
      const { loss, correct, gradients, states } = program(divided, { ...live, carried });
      // Loss and right answers come back together, since every read-back waits for the device.
      const report = correct === undefined ? loss : tf.stack([loss, correct]);
      const [value = Number.NaN, right = 0] = report.dataSync();
      if (Number.isFinite(value)) {
        update(model, optimizer, gradients, live);
        for (const { name, variable } of carried) variable.assign(states.get(name) ?? variable);
      }
      const answers = isClassifying
        ? { correct: right, count: indices.length * places }
        : undefined;
      return { loss: value, answers };
    });

  return {
    isCompiled: false,
    parts,
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
    adopt: () => undefined,
    forget: () => clearCarriedStates(model.carried),
    runPasses: createEagerPasses(model, dataset),
    dispose: () => undefined,
  };
}

/** What a step does to the weights, behind its gradients. To be called inside `tf.tidy`. */
export function update(
  model: Model,
  optimizer: Optimizer,
  gradients: Gradients,
  { ruleNumbers }: Pick<StepInputs, 'ruleNumbers'>,
): void {
  optimizer.apply(gradients, model.counter.step + 1);
  const maxNorm = ruleNumbers.get('maxNorm');
  if (maxNorm !== undefined) limitNorms(model.weights, maxNorm);
  model.counter.step += 1;
}

/**
 * What a step brings along, as tensors. To be called inside `tf.tidy`.
 * @param used the rules that the step was made with
 * @param now how strong they are, and the dropout rates
 */
export function liveStep(
  step: number,
  used: StepRules,
  { dropoutRates, rules }: StepStrengths,
): StepInputs {
  return {
    step: tf.scalar(step, 'int32'),
    dropoutRates: new Map([...dropoutRates].map(([id, rate]) => [id, tf.scalar(rate)])),
    ruleNumbers: new Map(usedRuleNumbers(used).map((name) => [name, tf.scalar(rules[name])])),
  };
}
