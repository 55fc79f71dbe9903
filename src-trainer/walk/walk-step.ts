import * as tf from '@tensorflow/tfjs-core';

import type { Dataset } from '../datasets/dataset.ts';
import { clearCarriedStates, recallRows } from '../model/carried-states.ts';
import type { Memory } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { createAugment } from '../training/augmentation/augment.ts';
import { divideBatch, gatherPart } from '../training/batch-parts.ts';
import { dropoutRatesOf } from '../training/dropout-rates.ts';
import { liveStep } from '../training/eager-steps.ts';
import { createStepProgram } from '../training/step-program.ts';
import { noRules } from '../training/step-rules.ts';
import { exampleLosses } from './example-losses.ts';
import { nextBatch, type NextBatch, type NextStep } from './next-step.ts';
import { openTrial, type Trial, type WalkedWeight } from './trial.ts';
import { readRow, walkExample, type Numbers, type WalkedExample } from './walk-example.ts';

/** Of batches up to this size every example's loss is told. */
const mostExampleLosses = 64;

type Walked = Pick<Dataset, 'inputShape' | 'targetShape' | 'task' | 'train' | 'streams'>;

/** The next step of a run in all its stages. */
export type WalkedStep = {
  readonly batch: NextBatch;
  /** The chosen example's place in the batch. */
  readonly example: number;
  readonly loss: number;
  /** Of every example, or of the chosen one alone where there are more than 64. */
  readonly exampleLosses: readonly number[];
  readonly target: Numbers;
  readonly passed: WalkedExample;
  /** In the model's order. */
  readonly weights: readonly WalkedWeight[];
};

/**
 * Takes the next step of a run on a copy of its network and keeps what happens on the way: the same batch, the same
 * dropout and augmentation, the same operations as `createEagerSteps`. The network itself stays as it is. Where steps
 * are compiled, the graph adds up in another order, and what it comes to differs in the last digits.
 *
 * @param place the place in the batch of the example that is looked at; beyond the last one it starts over
 */
export function walkStep(model: Model, dataset: Walked, next: NextStep, place: number): WalkedStep {
  const trial = openTrial(model, next, dataset.streams);
  try {
    const walked: WalkedStep[] = [];
    tf.tidy(() => void walked.push(takeApart(trial, dataset, next, place)));
    const [step] = walked;
    if (step === undefined) throw new Error('nothing was walked');
    return step;
  } finally {
    trial.model.counter.live = undefined;
    trial.dispose();
  }
}

function takeApart(trial: Trial, dataset: Walked, next: NextStep, place: number): WalkedStep {
  const { data, training } = next.spec;
  const { model } = trial;
  const batch = nextBatch(next, dataset);
  const size = batch.indices.length;
  const divided = divideBatch(batch.indices, next.parts);
  const parts = divided.map((part) => gatherPart(dataset, batch.examples, part));
  const augment = createAugment(data.augmentation, dataset.inputShape, training.seed);
  const live = liveStep(model.counter.step, next.rules, {
    dropoutRates: dropoutRatesOf({ spec: next.spec.model }),
    rules: next.rules,
  });
  const example = place % size;
  // An epoch begins with states of 0, whatever the last one left.
  const begin = (): void => {
    if (batch.place === 0) clearCarriedStates(model.carried);
  };
  begin();

  const losses: number[] = [];
  let looked: Pick<WalkedStep, 'passed' | 'target'> | undefined;
  let row = example;
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const partLive = { ...live, part: index };
    model.counter.live = partLive;
    const shown = { ...part, inputs: augment?.(part.inputs, partLive) ?? part.inputs };
    const count = divided[index]?.length ?? 0;
    const isHere = row >= 0 && row < count;
    const first = from;
    const recall = (): Memory => recallRows(model.carried, first, count);
    if (isHere) {
      const passed = walkExample(model, shown, { share: count / size, row, recall });
      looked = { passed, target: readRow(part.targets, row) };
    }
    const rows = isHere ? [row] : [];
    losses.push(
      ...exampleLosses(
        model,
        shown,
        size <= mostExampleLosses ? [...Array(count).keys()] : rows,
        recall,
      ),
    );
    row -= count;
    from += count;
  }
  if (looked === undefined) throw new Error('the example is in none of the parts');

  // What was looked at has moved the statistics of batch normalisation.
  trial.putBack();
  begin();
  const program = createStepProgram(model, noRules, augment);
  const outcome = program(parts, {
    ...live,
    ruleNumbers: new Map(),
    carried: model.carried,
  });
  const [loss = Number.NaN] = outcome.loss.dataSync<'float32'>();
  const weights = trial.move(outcome.gradients, live, Number.isFinite(loss));
  return { batch, example, loss, exampleLosses: losses, ...looked, weights };
}
