import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'secure-json-parse';
import { z } from 'zod';

import { tasks } from '../../src-shared/datasets/describe-data.ts';
import { picturePlanSchema } from '../../src-shared/datasets/imported-dataset.ts';
import {
  tablePipelineSchema,
  targetScaleSchema,
} from '../../src-shared/datasets/table-pipeline.ts';
import { sentenceUnits } from '../../src-shared/sentences/sentence-units.ts';
import { textTokensSchema } from '../../src-shared/tokens/text-unit.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { engineIdSchema } from '../../src-shared/protocol/engine.ts';
import { featureFactsSchema } from '../../src-shared/protocol/feature-facts.ts';
import { problemSchema } from '../../src-shared/protocol/problem-schema.ts';
import { takenWeightsSchema } from '../../src-shared/protocol/taken-weights.ts';
import { ratePlanSchema } from '../../src-shared/spec/rate-plan.ts';
import { runSpecSchema } from '../../src-shared/spec/run-spec-schema.ts';
import { writeFileWhole } from '../checkpoints/write-file.ts';

/** What a run needs to know of its data without loading it. */
const dataFactsSchema = z.strictObject({
  /** SHA-256 of the content. */
  hash: z.string(),
  task: z.enum(tasks),
  inputShape: z.array(z.int().positive()),
  inputNumbers: z.enum(['float', 'integer']),
  targetShape: z.array(z.int().positive()),
  classes: z.array(z.string()).optional(),
  vocabulary: z.array(z.string()).optional(),
  /** What is known of the tokens, where a text is read in others than characters. */
  tokens: textTokensSchema.optional(),
  /** What the whole numbers of an example stand for, where answers are sequences. */
  symbols: z.array(z.string()).optional(),
  /** What texts are read in, where the examples are texts of a person's own. */
  sentenceUnit: z.enum(sentenceUnits).optional(),
  /** What was done to the cells, where the examples are rows of a table. */
  table: tablePipelineSchema.optional(),
  /** What was done to the numbers that were learned, where anything was. */
  target: targetScaleSchema.optional(),
  /** What was done to pictures of a person's own. */
  pictures: picturePlanSchema.optional(),
});

const runFileSchema = z.strictObject({
  format: z.literal(1),
  runId: z.string(),
  spec: runSpecSchema,
  programVersion: z.string(),
  engine: z.strictObject({ id: engineIdSchema, device: z.string(), version: z.string() }),
  data: dataFactsSchema,
  /** The user's own data instead of the spec's. */
  dataPath: z.string().optional(),
  ratePlan: ratePlanSchema.optional(),
  /** Whose weights it began with; its stage 0 has them. */
  weightsFrom: takenWeightsSchema.optional(),
  /** What it read in place of its examples. */
  features: featureFactsSchema.optional(),
  /** What stands in a row of `steps.bin` after step and epoch. */
  stepMetrics: z.array(z.string()),
  stepsPerEpoch: z.int().positive(),
  /** In how many streams the text came, as many as a batch had rows, where layers carried their states. */
  streams: z.int().positive().optional(),
  /** Absent in run folders of before they were written down. */
  parameterCount: z.int().optional(),
  trainExamples: z.int().optional(),
  /** Why the steps are not compiled, where the engine compiles. */
  notCompiled: problemSchema.optional(),
  /**
   * The updates after which the run went on with settings that `changes.jsonl` does not speak of (another schedule,
   * say), so that it cannot be trained again from its record.
   */
  otherSettingsFrom: z.int().min(0).optional(),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
});
/** `run.json`: what was trained on what, by which program. */
export type RunFile = z.infer<typeof runFileSchema>;

/** Writes a run's `run.json`. */
export async function writeRunFile(dir: string, run: RunFile): Promise<void> {
  const text = `${JSON.stringify(run, undefined, 2)}\n`;
  await writeFileWhole(join(dir, 'run.json'), new TextEncoder().encode(text));
}

/**
 * Reads a run's `run.json`; `undefined` where there is none. Rejects with `run-broken` where it is not one
 * that this program wrote.
 */
export async function readRunFile(dir: string): Promise<RunFile | undefined> {
  const file = join(dir, 'run.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return runFileSchema.parse(parse(text));
  } catch {
    throw new ProblemError('run-broken', { file });
  }
}
