import { z } from 'zod';

import type { LossWatch } from '../../src-shared/spec/loss-watch.ts';
import type { NamedTensor } from './safetensors.ts';

const metric = z.number().nullable();

/** What was measured at the end of an epoch. Not-a-number is `null`. */
export const epochResultSchema = z.strictObject({
  loss: metric,
  accuracy: metric.optional(),
  valLoss: metric.optional(),
  valAccuracy: metric.optional(),
});
export type EpochResult = z.infer<typeof epochResultSchema>;

const lossWatchSchema: z.ZodType<LossWatch> = z.strictObject({
  best: z.number().optional(),
  waited: z.int().min(0),
  timesUp: z.int().min(0),
});

/**
 * Where a run stands, besides its tensors. Nothing else is needed to go on exactly: all that is random
 * follows from the seed, the epoch and the step.
 */
export const progressSchema = z.strictObject({
  format: z.literal(1),
  /** Updates done, and epochs completed. */
  step: z.int().min(0),
  epoch: z.int().min(0),
  /** Steps done of the epoch that is under way. */
  stepsInEpoch: z.int().min(0),
  /** The run's seed, from which every random stream is keyed. */
  seed: z.int().min(0),
  /** Sums over the epoch that is under way. */
  epochSums: z.strictObject({
    loss: z.number(),
    examples: z.int().min(0),
    correct: z.number(),
    answers: z.int().min(0),
  }),
  /** The last complete epoch's. */
  last: epochResultSchema.optional(),
  /** The best checkpoint so far: what it is judged by (validation loss, or loss where nothing is held out). */
  best: z.strictObject({ step: z.int().min(0), loss: z.number() }).optional(),
  /** What the schedule `plateau` and early stopping remember of the epochs; absent where there is none yet. */
  rateWatch: lossWatchSchema.optional(),
  stopWatch: lossWatchSchema.optional(),
  /** The epoch whose weights early stopping takes back, counted from 1, and what it came to. */
  bestEpoch: z.strictObject({ epoch: z.int().min(0), result: epochResultSchema }).optional(),
  /** Spent in training steps so far, and the examples they saw. */
  trainedSeconds: z.number().min(0),
  trainedExamples: z.int().min(0),
});
export type Progress = z.infer<typeof progressSchema>;

/**
 * A run's whole state: tensors `weights/<node>/<weight>`, `optimizer/<slot>/<node>/<weight>`, where states are
 * carried from batch to batch `carried/<node>/state_<n>`, and where the run stops early `best/<node>/<weight>`.
 */
export type Checkpoint = {
  readonly progress: Progress;
  readonly tensors: readonly NamedTensor[];
};
