import { z } from 'zod';

import { problemSchema } from '../../../src-shared/protocol/problem-schema.ts';

/** The cases of engines and of what they are compared with, in the order in which they are measured. */
export const comparedNames = [
  'startup',
  'first-point',
  'memory',
  'lenet',
  'mlp-tiny',
  'mlp-784-512-10',
  'small-cnn-32x32x3',
  'rnn-128',
  'gru-256',
  'lstm-256',
  'sample-lstm-256',
  'scale',
] as const;
/** Everything that is measured, in that order. */
export const benchNames = [
  ...comparedNames,
  'gradient-ladder',
  'regularisation',
  'approximation',
  'doctor',
  'stream-cost',
  'window-interactive',
  'window-frame',
  'hidden-states',
] as const;
export type BenchName = (typeof benchNames)[number];

const units = [
  'images/s',
  'examples/s',
  'characters/s',
  'ms',
  'µs',
  'MB',
  '%',
  'share',
  'rmse',
] as const;
export type BenchUnit = (typeof units)[number];

const summary = { min: z.number(), median: z.number(), max: z.number() };
const summarySchema = z.strictObject(summary).readonly();
/** What the rounds came to. */
export type Summary = z.infer<typeof summarySchema>;

const systemResultSchema = z
  .strictObject({
    ...summary,
    system: z.string(),
    rounds: z.int().positive(),
    /** The mean, where it stands for all rounds instead of the median. */
    mean: z.number().optional(),
    /** How the system was set where it has a choice: `jit_compile=False`, say. */
    settings: z.string().optional(),
  })
  .readonly();
/** What one system of a case came to over all rounds. */
export type SystemResult = z.infer<typeof systemResultSchema>;

/** The number that stands for all rounds of a system. */
export function valueOf({ mean, median }: SystemResult): number {
  return mean ?? median;
}

const systemRatioSchema = z
  .strictObject({
    system: z.string(),
    against: z.string(),
    ratio: z.number(),
    min: z.number(),
    max: z.number(),
  })
  .readonly();
/** How many times the value of another system measured in the same round: the median of the rounds and both ends. */
export type SystemRatio = z.infer<typeof systemRatioSchema>;

const skippedSchema = z
  .strictObject({
    system: z.string(),
    reason: z.union([
      problemSchema,
      z.strictObject({
        word: z.enum(['benchNoSources', 'benchNoPlaywright', 'benchNoBrowser', 'benchNoPeer']),
      }),
    ]),
  })
  .readonly();
/** What cannot be measured here, and why. */
export type Skipped = z.infer<typeof skippedSchema>;
export type SkipReason = Skipped['reason'];

export const caseResultSchema = z
  .strictObject({
    name: z.enum(benchNames),
    unit: z.enum(units),
    higherIsBetter: z.boolean(),
    systems: z.array(systemResultSchema).readonly(),
    ratios: z.array(systemRatioSchema).readonly(),
    skipped: z.array(skippedSchema).readonly(),
    /** Versions of what took part beside this program itself, by name. */
    versions: z.record(z.string(), z.string()).readonly(),
    /** Processes that wanted a core over the last minute, as each round began; 0 where nobody counts them. */
    load: summarySchema,
  })
  .readonly();
/** What a case came to. */
export type CaseResult = z.infer<typeof caseResultSchema>;
