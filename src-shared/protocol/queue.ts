import { z } from 'zod';

import { sweepPlaceSchema } from '../runs/run-card.ts';
import { runSettingsSchema } from '../runs/run-settings.ts';
import { sweepPlanSchema } from '../runs/sweep-plan.ts';
import { runSpecSchema } from '../spec/run-spec-schema.ts';
import { engineRequestSchema } from './engine.ts';
import { problemSchema } from './problem-schema.ts';

const id = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** A training that waits for its turn, or is at it. */
export const queueEntrySchema = z.strictObject({
  entryId: id,
  projectId: id,
  /** What it will be called. */
  name: z.string().max(200).optional(),
  settings: runSettingsSchema,
  sweep: sweepPlaceSchema.optional(),
  /** Absent while it waits. */
  runId: id.optional(),
});
export type QueueEntry = z.infer<typeof queueEntrySchema>;

/** A training that could not begin. One that began and failed is in the list of runs. */
export const queueFailureSchema = queueEntrySchema.extend({ problem: problemSchema });

/** The trainings of all projects that wait, the one at its turn first. */
export const queueStateSchema = z.strictObject({
  entries: z.array(queueEntrySchema),
  /** The newest last. */
  failures: z.array(queueFailureSchema),
  /** Why nothing is begun, until someone says go on: the trainer keeps stopping. */
  held: problemSchema.optional(),
});
export type QueueState = z.infer<typeof queueStateSchema>;

/** A sweep as it was asked for; its runs say where they stand in it. */
export const sweepSchema = z.strictObject({
  sweepId: id,
  projectId: id,
  title: z.string().max(200),
  plan: sweepPlanSchema,
  /** All of its runs, whether they have been trained or not. */
  runs: z.int().min(1),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type Sweep = z.infer<typeof sweepSchema>;

const nothing = z.strictObject({});

/** What can be asked of the queue: rows of the Api. */
export const queueMethods = {
  'queue.list': { params: nothing, result: queueStateSchema },
  /** A training that begins when the trainer is free; `queue/changed` tells of it. */
  'queue.add': {
    params: z.strictObject({
      projectId: id,
      spec: runSpecSchema,
      engine: engineRequestSchema,
      name: z.string().max(200).optional(),
    }),
    result: z.strictObject({ entryId: id }),
  },
  'queue.move': {
    params: z.strictObject({ entryId: id, beforeId: id.optional() }),
    result: nothing,
  },
  /** Takes trainings out of the queue; the one that goes on is stopped. */
  'queue.cancel': {
    params: z.strictObject({ entryIds: z.array(id).max(10_000) }),
    result: nothing,
  },
  'queue.go-on': { params: nothing, result: nothing },
  /** Queues every training of a sweep. */
  'sweep.start': {
    params: z.strictObject({
      projectId: id,
      spec: runSpecSchema,
      engine: engineRequestSchema,
      title: z.string().max(200),
      plan: sweepPlanSchema,
    }),
    result: sweepSchema,
  },
  'sweep.list': { params: z.strictObject({ projectId: id }), result: z.array(sweepSchema) },
} as const;
