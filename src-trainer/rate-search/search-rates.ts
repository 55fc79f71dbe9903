import { ProblemError } from '../../src-shared/problem.ts';
import type { RateStep } from '../../src-shared/protocol/rate-search.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { buildModel } from '../model/build-model.ts';
import type { Model } from '../model/model.ts';
import { createAugment } from '../training/augmentation/augment.ts';
import { createBreather } from '../training/breathe.ts';
import { chooseSteps } from '../training/choose-steps.ts';
import { cutBatches } from '../training/cut-batches.ts';
import { createEpochOrder } from '../training/epoch-order.ts';
import { createOptimizer } from '../training/optimizers/optimizer.ts';
import { createPace } from '../training/pace.ts';
import { rowsOfBatch } from '../training/rows-of-batch.ts';
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
  /** The steps that were taken in one call, at least one. */
  readonly onSteps: (steps: readonly RateStep[]) => void;
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
  {
    dataset,
    engine,
    begin,
  }: {
    readonly dataset: Dataset;
    readonly engine: Engine;
    /** Gives a fresh network other weights than it has drawn. */
    readonly begin?: ((model: Model) => unknown) | undefined;
  },
  { round, steps: all, onSteps, isStopped }: RateRound,
): Promise<void> {
  const training = { ...spec.training, seed: (spec.training.seed + round - 1) % seeds };
  const { seed } = training;
  const batchSize = rowsOfBatch(dataset, training);
  const model = buildModel(spec.model, seed, dataset.streams);
  begin?.(model);
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
  const look = createLook(round, all);
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
      if (taken % stepsPerEpoch === 0) steps.forget();
      const startedAt = performance.now();
      const reports = steps.take(dataset.train.forEpoch(epoch), batches);
      pace.note(reports.length, performance.now() - startedAt);
      const { steps: seen, isLost } = look(reports.map(({ loss }) => loss));
      taken += reports.length;
      onSteps(seen);
      if (isLost) return;
    }
  } finally {
    steps?.dispose();
    optimizer.dispose();
    model.dispose();
  }
}

/** Makes steps of losses, up to the one at which the network is lost. */
function createLook(
  round: number,
  all: number,
): (losses: readonly number[]) => { readonly steps: RateStep[]; readonly isLost: boolean } {
  const smooth = createLossSmoother();
  let step = 0;
  let first: number | undefined;
  let lowest = Infinity;
  return (losses) => {
    const steps: RateStep[] = [];
    for (const loss of losses) {
      step += 1;
      const rate = rateOfStep(step, all);
      const value = Number.isFinite(loss) ? smooth(loss) : undefined;
      steps.push({ round, step, rate, ...measured(loss, value) });
      if (value === undefined) return { steps, isLost: true };
      first ??= value;
      lowest = Math.min(lowest, value);
      if (value > Math.max(first, lostFactor * lowest)) return { steps, isLost: true };
    }
    return { steps, isLost: false };
  };
}

function measured(loss: number, smooth: number | undefined): Pick<RateStep, 'loss' | 'smooth'> {
  return smooth === undefined ? { loss: null, smooth: null } : { loss, smooth };
}
