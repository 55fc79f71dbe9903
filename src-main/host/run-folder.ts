import { join } from 'node:path';

import { z } from 'zod';

import { ProblemError } from '../../src-shared/problem.ts';
import { engineIdSchema } from '../../src-shared/protocol/engine.ts';
import { featureFactsSchema } from '../../src-shared/protocol/feature-facts.ts';
import { problemSchema } from '../../src-shared/protocol/problem-schema.ts';
import { takenWeightsSchema } from '../../src-shared/protocol/taken-weights.ts';
import { runEventSchema, type RunEvent } from '../../src-shared/protocol/run-events.ts';
import { changeRecordSchema } from '../../src-shared/spec/live-changes.ts';
import { runSpecSchema } from '../../src-shared/spec/run-spec-schema.ts';
import type { Files } from './files.ts';
import { parseJson } from './secure-json.ts';

/** What the host needs of a run's `run.json`; the trainer, which writes it, keeps more there. */
const runFileSchema = z.object({
  format: z.literal(1),
  runId: z.string(),
  spec: runSpecSchema,
  programVersion: z.string(),
  engine: z.object({ id: engineIdSchema, device: z.string(), version: z.string() }),
  data: z.object({ hash: z.string() }),
  stepMetrics: z.array(z.string()).max(16),
  stepsPerEpoch: z.int().positive(),
  parameterCount: z.int().optional(),
  trainExamples: z.int().optional(),
  notCompiled: problemSchema.optional(),
  weightsFrom: takenWeightsSchema.optional(),
  features: featureFactsSchema.optional(),
  streams: z.int().positive().optional(),
  startedAt: z.number(),
});
export type RunFile = z.infer<typeof runFileSchema>;
export type FinishedEvent = Extract<RunEvent, { type: 'run/finished' }>;

const pointerSchema = z.strictObject({ step: z.int().min(0) });

/** Reads `run.json`. Throws `run-broken` for one that is none; undefined where there is no file. */
export async function readRunFile(files: Files, dir: string): Promise<RunFile | undefined> {
  const file = join(dir, 'run.json');
  const text = await files.readTextIfThere(file);
  if (text === undefined) return undefined;
  const { success, data } = runFileSchema.safeParse(parseJson(text));
  if (!success) throw new ProblemError('run-broken', { file });
  return data;
}

/** The events of a file with one a line. */
export async function readRunEvents(files: Files, dir: string, name: string): Promise<RunEvent[]> {
  const text = (await files.readTextIfThere(join(dir, name))) ?? '';
  return text.split('\n').flatMap((line) => readEvent(line) ?? []);
}

/** What was changed while a run trained: `changes.jsonl`, which holds no events, since a replay takes it over. */
export async function readRunChanges(
  files: Files,
  dir: string,
  runId: string,
): Promise<RunEvent[]> {
  const text = (await files.readTextIfThere(join(dir, 'changes.jsonl'))) ?? '';
  return text.split('\n').flatMap((line) => {
    const record = readLine(line, changeRecordSchema);
    return record === undefined ? [] : [{ type: 'run/changed' as const, runId, ...record }];
  });
}

/** How a run ended; undefined where it did not. */
export async function readFinished(files: Files, dir: string): Promise<FinishedEvent | undefined> {
  const text = (await files.readTextIfThere(join(dir, 'finished.json'))) ?? '';
  const event = readEvent(text);
  return event?.type === 'run/finished' ? event : undefined;
}

/** The updates of which the run's folder holds a loss point. */
export async function countSteps(files: Files, dir: string, file: RunFile): Promise<number> {
  const steps = await files.status(join(dir, 'steps.bin'));
  return Math.floor((steps?.size ?? 0) / rowBytes(file));
}

/** The length of a loss point: step, epoch and metrics. */
export function rowBytes({ stepMetrics }: RunFile): number {
  return (2 + stepMetrics.length) * Float64Array.BYTES_PER_ELEMENT;
}

/** The step of a run's newest checkpoint; undefined where there is none. */
export async function checkpointStep(files: Files, dir: string): Promise<number | undefined> {
  const text = await files.readTextIfThere(join(dir, 'last'));
  if (text === undefined) return undefined;
  try {
    return pointerSchema.safeParse(parseJson(text)).data?.step;
  } catch {
    return undefined;
  }
}

function readEvent(line: string): RunEvent | undefined {
  return readLine(line, runEventSchema);
}

/** A line of a run's record; undefined for one that was cut short or that we do not know. */
function readLine<T>(line: string, schema: z.ZodType<T>): T | undefined {
  if (line === '') return undefined;
  try {
    return schema.safeParse(parseJson(line)).data;
  } catch {
    return undefined;
  }
}
