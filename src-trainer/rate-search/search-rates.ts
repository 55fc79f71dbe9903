import { ProblemError } from '../../src-shared/problem.ts';
import type { RateStep } from '../../src-shared/protocol/rate-search.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { buildModel } from '../model/build-model.ts';
import { createAugment } from '../training/augmentation/augment.ts';
import { createBreather } from '../training/breathe.ts';
import { chooseSteps } from '../training/choose-steps.ts';
import { cutBatches } from '../training/cut-batches.ts';
import { createEpochOrder } from '../training/epoch-order.ts';
import { createOptimizer } from '../training/optimizers/optimizer.ts';
import { createPace } from '../training/pace.ts';
import { stepRulesOf } from '../training/step-rules.ts';
import type { StepTaker } from '../training/step-taker.ts';
import { createLossSmoother } from './smooth-losses.ts';

/** The first rate and the last: so little that no network learns, and more than any bears. */
const from = 1e-6;
const to = 10;

/** Seeds are 32 bits. */
const seeds = 2 ** 32;

/** A round is over where the smoothed loss is so many times the lowest one, and above the first one besides. */
const lostFactor = 4;

/** The rate of a step, counted from 1: it rises by the same factor from step to step. */
export function rateOfStep(step: number, steps: number): number {
  return from * (to / from) ** ((step - 1) / Math.max(1, steps - 1));
}

/** One round through the rates. */
export type RateRound = {
  /** Counts from 1. */
  readonly round: number;
  /** In how many steps it goes through all rates. */
  readonly steps: number;
  readonly onStep: (step: RateStep) => void;
  readonly isStopped: () => boolean;
};

/**
 * Trains a fresh network of this spec while the learning rate rises from step to step, and tells the loss of each
 * step's batch before its update. Everything else is as in the run's first steps: order, dropout, augmentation,
 * penalties, clipping. The schedule is left out, since the rate is what changes here. Round r has the seed
 * `seed + r − 1`.
 *
 * Ends before the last rate where the loss is no number, where it has left the network worse than it began, or where
 * it is told to stop.
 *
 * Source: Smith, "Cyclical learning rates for training neural networks", 2017, section 3.3 (LR range test); here the
 * rate rises by a factor and not evenly, so that every decade gets as many steps.
 */
export async function searchRates(
  spec: RunSpec,
  { dataset, engine }: { readonly dataset: Dataset; readonly engine: Engine },
  { round, steps: all, onStep, isStopped }: RateRound,
): Promise<void> {
  const training = { ...spec.training, seed: (spec.training.seed + round - 1) % seeds };
  const { batchSize, seed } = training;
  const model = buildModel(spec.model, seed);
  if (!model.weights.some((weight) => weight.isTrainable)) {
    model.dispose();
    throw new ProblemError('nothing-to-train');
  }
  const optimizer = createOptimizer(training.optimizer, model.weights, (step) =>
    rateOfStep(step, all),
  );
  const rules = stepRulesOf(training, dataset.train.count);
  const augment = createAugment(spec.data.augmentation, dataset.inputShape, seed);
  const plan = { batchSize, totalSteps: all, rules, augment };
  const orderOf = createEpochOrder(dataset, training);
  const stepsPerEpoch = Math.ceil(dataset.train.count / batchSize);
  const pace = createPace();
  const breathe = createBreather();
  const note = createNote({ round, steps: all, onStep });
  let steps: StepTaker | undefined;
  let taken = 0;
  try {
    steps = chooseSteps(engine, model, optimizer, dataset, plan);
    while (taken < all) {
      await breathe();
      if (isStopped()) return;
      const epoch = Math.floor(taken / stepsPerEpoch);
      const count = Math.min(pace.steps(), all - taken);
      const batches = cutBatches(orderOf(epoch), batchSize, taken % stepsPerEpoch, count);
      const startedAt = performance.now();
      const reports = steps.take(dataset.train.forEpoch(epoch), batches);
      pace.note(reports.length, performance.now() - startedAt);
      for (const { loss } of reports) {
        taken += 1;
        if (!note(taken, loss)) return;
      }
    }
  } finally {
    steps?.dispose();
    optimizer.dispose();
    model.dispose();
  }
}

/** Tells a step's loss, and answers whether it is worth going on. */
function createNote({
  round,
  steps,
  onStep,
}: Pick<RateRound, 'round' | 'steps' | 'onStep'>): (step: number, loss: number) => boolean {
  const smooth = createLossSmoother();
  let first: number | undefined;
  let lowest = Infinity;
  return (step, loss) => {
    const rate = rateOfStep(step, steps);
    if (!Number.isFinite(loss)) {
      onStep({ round, step, rate, loss: null, smooth: null });
      return false;
    }
    const value = smooth(loss);
    first ??= value;
    lowest = Math.min(lowest, value);
    onStep({ round, step, rate, loss, smooth: value });
    return value <= Math.max(first, lostFactor * lowest);
  };
}
