import { z } from 'zod';

import { runNotesSchema, sweepPlaceSchema } from '../runs/run-card.ts';
import { runSettingsSchema } from '../runs/run-settings.ts';
import { engineIdSchema } from './engine.ts';
import { problemSchema } from './problem-schema.ts';

const id = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** A run as it stands in the list: what it was told, what came of it, and what a person says of it. */
export const runSummarySchema = z.strictObject({
  runId: id,
  projectId: id,
  startedAt: z.number(),
  state: z.enum(['running', 'paused', 'completed', 'stopped', 'diverged', 'interrupted']),
  step: z.int(),
  epochs: z.int(),
  engine: engineIdSchema,
  seed: z.int(),
  loss: z.number().nullable().optional(),
  accuracy: z.number().nullable().optional(),
  valLoss: z.number().nullable().optional(),
  valAccuracy: z.number().nullable().optional(),
  /** Of the network as it ended on all training examples: E_in. Measured in sweeps. */
  trainLoss: z.number().nullable().optional(),
  trainAccuracy: z.number().nullable().optional(),
  /** All that it was told, by path. */
  settings: runSettingsSchema,
  parameterCount: z.int().optional(),
  trainExamples: z.int().optional(),
  /** With what it was trained. */
  environment: z.strictObject({
    programVersion: z.string(),
    engineVersion: z.string(),
    device: z.string(),
    dataHash: z.string(),
  }),
  /** Its place among the project's runs, from 1, which its colour follows from. */
  number: z.int().positive().optional(),
  ...runNotesSchema.shape,
  /** Where it stands in a sweep, if it belongs to one. */
  sweep: sweepPlaceSchema.optional(),
  /** Whether a checkpoint is there to go on from, and its step. */
  resumable: z.boolean(),
  checkpointStep: z.int().optional(),
  /** What ended an interrupted run, where that is known. */
  problem: problemSchema.optional(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;
