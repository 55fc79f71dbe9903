import { join } from 'node:path';

import { z } from 'zod';

import type { Evidence } from '../../src-shared/doctor/evidence.ts';
import { gatherEvidence } from '../../src-shared/doctor/gather-evidence.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { runEventSchema, type RunEvent } from '../../src-shared/protocol/run-events.ts';
import { runSpecSchema } from '../../src-shared/spec/run-spec-schema.ts';
import type { Files } from './files.ts';
import { readRunChanges } from './run-folder.ts';
import { parseJson } from './secure-json.ts';

const runFileSchema = z.object({
  spec: runSpecSchema,
  stepMetrics: z.array(z.string()).max(16),
  stepsPerEpoch: z.int().positive(),
});

/** Of a longer run only so many of the last steps are read. */
const mostSteps = 2_000_000;

/** What is known of the run in a folder. Throws `run-missing` or `run-broken`. */
export async function readEvidence(files: Files, dir: string): Promise<Evidence> {
  const file = join(dir, 'run.json');
  const text = await files.readTextIfThere(file);
  if (text === undefined) throw new ProblemError('run-folder-wanted', { path: dir });
  const { success, data: run } = runFileSchema.safeParse(parseJson(text));
  if (!success) throw new ProblemError('run-broken', { file });
  const readEvents = async (name: string): Promise<RunEvent[]> =>
    ((await files.readTextIfThere(join(dir, name))) ?? '').split('\n').flatMap(readEvent);
  const { stepsPerEpoch, spec, stepMetrics } = run;
  const { losses, step } = await readLosses(files, join(dir, 'steps.bin'), 2 + stepMetrics.length);
  return gatherEvidence({
    spec,
    stepsPerEpoch,
    losses,
    step,
    events: [
      ...(await readRunChanges(files, dir, '')),
      ...(await readEvents('health.jsonl')),
      ...(await readEvents('epochs.jsonl')),
      // Written over several lines.
      ...readEvent((await files.readTextIfThere(join(dir, 'finished.json'))) ?? ''),
    ],
  });
}

async function readLosses(
  files: Files,
  path: string,
  columns: number,
): Promise<{ readonly losses: Float64Array; readonly step: number }> {
  const rowBytes = columns * Float64Array.BYTES_PER_ELEMENT;
  const rows = Math.floor(((await files.status(path))?.size ?? 0) / rowBytes);
  const count = Math.min(rows, mostSteps);
  if (count === 0) return { losses: new Float64Array(0), step: 0 };
  const bytes = await files.readPart(path, (rows - count) * rowBytes, count * rowBytes);
  const values = new Float64Array(bytes.buffer, bytes.byteOffset, count * columns);
  const lossOf = (row: number): number => values[row * columns + 2] ?? Number.NaN;
  return { losses: Float64Array.from({ length: count }, (_, row) => lossOf(row)), step: rows };
}

/** A line of a run's record; nothing where it was cut short or is none that we know. */
function readEvent(line: string): RunEvent[] {
  if (line.trim() === '') return [];
  try {
    const { data } = runEventSchema.safeParse(parseJson(line));
    return data === undefined ? [] : [data];
  } catch {
    return [];
  }
}
