import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import { createEpochOrder } from '../training/epoch-order.ts';
import type { Optimizer } from '../training/optimizers/optimizer.ts';
import { rowsOfBatch } from '../training/rows-of-batch.ts';
import type { StepRules } from '../training/step-rules.ts';

/** All that decides what the next step of a run does, beside the model. What is read here is never written to. */
export type NextStep = {
  /** As it holds for this step. */
  readonly spec: RunSpec;
  /** With its memory, and the rate of the step. */
  readonly optimizer: Optimizer;
  readonly rules: StepRules;
  /** Into how many parts a batch is divided: each draws its own dropout. */
  readonly parts: number;
  /** Complete epochs, and the steps done of the one under way. */
  readonly epoch: number;
  readonly stepsInEpoch: number;
};

/** The batch that the training loop takes next. */
export type NextBatch = {
  readonly examples: Examples;
  /** Numbers of the training examples. */
  readonly indices: Int32Array;
  readonly epoch: number;
  /** Its place in the epoch, from 0. */
  readonly place: number;
};

/** The next batch of a run: as `runTrainingLoop` cuts them, also where an epoch has just been completed. */
export function nextBatch(
  { spec, epoch, stepsInEpoch }: Pick<NextStep, 'spec' | 'epoch' | 'stepsInEpoch'>,
  dataset: Pick<Dataset, 'train' | 'targetShape' | 'task' | 'streams'>,
): NextBatch {
  const { train } = dataset;
  const batchSize = rowsOfBatch(dataset, spec.training);
  const isOver = stepsInEpoch * batchSize >= train.count;
  const [now, place] = isOver ? [epoch + 1, 0] : [epoch, stepsInEpoch];
  const examples = train.forEpoch(now);
  const order = createEpochOrder(dataset, spec.training)(now);
  const indices = order.subarray(place * batchSize, (place + 1) * batchSize);
  return { examples, indices, epoch: now, place };
}
