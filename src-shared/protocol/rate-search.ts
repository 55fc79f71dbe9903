import { z } from 'zod';

import { runSpecSchema } from '../spec/run-spec-schema.ts';

/** What whoever asks calls a search, to know its steps again and to stop it. */
export const searchIdSchema = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** How often the rates are gone through, each time by another network, and in how many steps. */
export const ratePassesSchema = z.strictObject({
  rounds: z.int().min(1).max(9),
  steps: z.int().min(20).max(2000),
});
export type RatePasses = z.infer<typeof ratePassesSchema>;

/**
 * What a search takes where nothing else is asked for. One round alone says little of a small network: the rate that
 * its lowest loss suggests differs tenfold from seed to seed.
 */
export const usualPasses: RatePasses = { rounds: 3, steps: 240 };

/** One step of a search: `null` where the loss is no number. */
export const rateStepSchema = z.strictObject({
  /** Both from 1. */
  round: z.int().positive(),
  step: z.int().positive(),
  rate: z.number().positive(),
  /** The mean over the step's batch, before its update. */
  loss: z.number().nullable(),
  /** The moving average over the round up to this step. */
  smooth: z.number().nullable(),
});
export type RateStep = z.infer<typeof rateStepSchema>;

/** What came of a search. */
export const rateSearchSchema = z.strictObject({
  /** Whether it was told to stop before its last round was over. */
  isStopped: z.boolean(),
  /** The mean of the rounds' smoothed losses, as far as every round came; by rising rate. */
  curve: z.array(z.strictObject({ rate: z.number().positive(), loss: z.number() })),
  /** The rate to train with; absent where the loss fell at none, or the search was stopped. */
  suggested: z.number().positive().optional(),
  /** The rate at which that mean was lowest. */
  lowest: z.number().positive().optional(),
});
export type RateSearch = z.infer<typeof rateSearchSchema>;

/** Trainer → host → window: the steps of about 30 ms. */
export const rateStepsEventSchema = z.strictObject({
  type: z.literal('rate/steps'),
  searchId: searchIdSchema,
  steps: z.array(rateStepSchema).min(1),
});
export type RateStepsEvent = z.infer<typeof rateStepsEventSchema>;

const searchRef = z.strictObject({ searchId: searchIdSchema });

export const rateSearchMethods = {
  /** Searches for a learning rate; `rate/steps` events tell of it, and the answer comes at the end. */
  'rate.find': {
    params: searchRef.extend({ spec: runSpecSchema }),
    result: rateSearchSchema,
  },
  /** Lets the search answer at once, without a suggestion. */
  'rate.stop': { params: searchRef, result: z.strictObject({}) },
} as const;
