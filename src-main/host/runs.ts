import { join } from 'node:path';

import { z } from 'zod';

import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import type { ApiResult, RunSummary } from '../../src-shared/protocol/api.ts';
import { engineIdSchema } from '../../src-shared/protocol/engine.ts';
import { runEventSchema, type RunEvent } from '../../src-shared/protocol/run-events.ts';
import { problemSchema } from '../../src-shared/protocol/problem-schema.ts';
import { runSpecSchema } from '../../src-shared/spec/run-spec-schema.ts';
import type { Files } from './files.ts';
import { resolveInside } from './resolve-inside.ts';
import { parseJson } from './secure-json.ts';

/** What the host needs of a run's `run.json`; the trainer, which writes it, keeps more there. */
const runFileSchema = z.object({
  format: z.literal(1),
  runId: z.string(),
  spec: runSpecSchema,
  engine: z.object({ id: engineIdSchema }),
  stepMetrics: z.array(z.string()).max(16),
  stepsPerEpoch: z.int().positive(),
  notCompiled: problemSchema.optional(),
  startedAt: z.number(),
});
type RunFile = z.infer<typeof runFileSchema>;

/** `host.json`, the host's own file in a run folder: whose run it is. */
const hostFileSchema = z.strictObject({ format: z.literal(1), projectId: z.string() });

/** `interrupted.json`, the host's as well: what cut the run off. The trainer could not write it. */
const interruptionSchema = z.strictObject({ format: z.literal(1), problem: problemSchema });

type Finished = Extract<RunEvent, { type: 'run/finished' }>;

const interruptionFile = 'interrupted.json';
const pointerSchema = z.strictObject({ step: z.int().min(0) });
/** Curves of more than this are read from their end. */
const maxStepsBytes = 48 * 1024 * 1024;

export type RunRecord = {
  readonly result: ApiResult<'run.record'>;
  /** The loss points, float64 `[count, 2 + metrics]`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** The run folders of this user: the trainer writes them, the host reads them. */
export type Runs = {
  /** Where a run of this id lies, or will. */
  readonly folderOf: (runId: string) => string;
  /**
   * Makes a folder ready for a run. Throws `run-folder-taken` where another run lies there and it is not to
   * be resumed, `run-folder-wanted` where it is to be resumed and there is none.
   */
  readonly prepare: (dir: string, isResumed: boolean) => Promise<void>;
  /** Notes whose run it is. */
  readonly adopt: (runId: string, projectId: string) => Promise<void>;
  /** Notes what cut a run off. */
  readonly noteInterruption: (runId: string, problem: Problem) => Promise<void>;
  /** Forgets it: the run goes on. */
  readonly forgetInterruption: (runId: string) => Promise<void>;
  /** The runs of a project, the newest first. A folder that cannot be read is left out. */
  readonly list: (projectId: string) => Promise<RunSummary[]>;
  readonly summary: (runId: string) => Promise<RunSummary>;
  readonly record: (runId: string) => Promise<RunRecord>;
  /** The spec and folder of a run. Throws `run-missing`. */
  readonly find: (runId: string) => Promise<{ readonly dir: string; readonly file: RunFile }>;
};

export function createRuns({
  files,
  home,
}: {
  readonly files: Files;
  readonly home: string;
}): Runs {
  const root = join(home, 'runs');

  const find = async (runId: string): Promise<{ dir: string; file: RunFile }> => {
    const dir = await resolveInside(root, runId);
    const text = await files.readTextIfThere(join(dir, 'run.json'));
    if (text === undefined) throw new ProblemError('run-missing', { runId });
    const { success, data } = runFileSchema.safeParse(parseJson(text));
    if (!success) throw new ProblemError('run-broken', { file: join(dir, 'run.json') });
    return { dir, file: data };
  };

  const projectOf = async (runId: string): Promise<string | undefined> => {
    const text = await files.readTextIfThere(await resolveInside(root, runId, 'host.json'));
    return text === undefined
      ? undefined
      : hostFileSchema.safeParse(parseJson(text)).data?.projectId;
  };

  const readEvents = async (dir: string, name: string): Promise<RunEvent[]> => {
    const text = (await files.readTextIfThere(join(dir, name))) ?? '';
    return text.split('\n').flatMap((line) => readEvent(line) ?? []);
  };

  const readFinished = async (dir: string): Promise<Finished | undefined> => {
    const text = (await files.readTextIfThere(join(dir, 'finished.json'))) ?? '';
    const event = readEvent(text);
    return event?.type === 'run/finished' ? event : undefined;
  };

  const readInterruption = async (dir: string): Promise<Problem | undefined> => {
    const text = await files.readTextIfThere(join(dir, interruptionFile));
    if (text === undefined) return undefined;
    try {
      return interruptionSchema.safeParse(parseJson(text)).data?.problem;
    } catch {
      // The run was cut off, whatever stands in there.
      return undefined;
    }
  };

  const summary = async (runId: string): Promise<RunSummary> => {
    const { dir, file } = await find(runId);
    const projectId = await projectOf(runId);
    const finished = await readFinished(dir);
    const epochs = await readEvents(dir, 'epochs.jsonl');
    const last = epochs.findLast((event) => event.type === 'run/epoch');
    const steps = await files.status(join(dir, 'steps.bin'));
    const step = Math.floor((steps?.size ?? 0) / rowBytes(file));
    const state = stateOf(finished, step);
    const kept = await checkpointStep(files, dir);
    const problem = state === 'interrupted' ? await readInterruption(dir) : undefined;
    return {
      runId,
      projectId: projectId ?? 'none',
      startedAt: file.startedAt,
      state,
      step,
      epochs: last?.epoch ?? 0,
      engine: file.engine.id,
      seed: file.spec.training.seed,
      loss: (finished ?? last)?.loss ?? null,
      valLoss: (finished ?? last)?.valLoss ?? null,
      valAccuracy: (finished ?? last)?.valAccuracy ?? null,
      resumable: kept !== undefined,
      ...(kept !== undefined && { checkpointStep: kept }),
      ...(problem !== undefined && { problem }),
    };
  };

  return {
    folderOf: (runId) => join(root, runId),
    prepare: async (dir, isResumed) => {
      const isThere = await files.has(join(dir, 'run.json'));
      if (isThere && !isResumed) throw new ProblemError('run-folder-taken', { path: dir });
      if (!isThere && isResumed) throw new ProblemError('run-folder-wanted', { path: dir });
      await files.makeFolder(dir);
      // A run clears its folder before it begins, and may only clear what is its own.
      if (!isThere && (await files.list(dir)).length > 0) {
        throw new ProblemError('run-folder-not-empty', { path: dir });
      }
    },
    adopt: async (runId, projectId) => {
      const path = await resolveInside(root, runId, 'host.json');
      await files.save(path, `${JSON.stringify({ format: 1, projectId })}\n`);
    },
    noteInterruption: async (runId, problem) => {
      const path = await resolveInside(root, runId, interruptionFile);
      await files.save(path, `${JSON.stringify({ format: 1, problem })}\n`);
    },
    forgetInterruption: async (runId) => {
      await files.remove(await resolveInside(root, runId, interruptionFile));
    },
    list: async (projectId) => {
      const summaries: RunSummary[] = [];
      for (const runId of (await files.list(root)).reverse()) {
        try {
          if ((await projectOf(runId)) === projectId) summaries.push(await summary(runId));
        } catch (error) {
          // What a person put there, or a disk broke, does not hide the other runs.
          if (!(error instanceof ProblemError)) throw error;
        }
      }
      return summaries;
    },
    summary,
    record: async (runId) => {
      const { dir, file } = await find(runId);
      const path = join(dir, 'steps.bin');
      const row = rowBytes(file);
      // A last row that was cut short is none.
      const rows = Math.floor(((await files.status(path))?.size ?? 0) / row);
      const count = Math.min(rows, Math.floor(maxStepsBytes / row));
      const bytes =
        count === 0
          ? new Uint8Array(0)
          : await files.readPart(path, (rows - count) * row, count * row);
      const events = [
        ...(await readEvents(dir, 'epochs.jsonl')),
        ...(await readEvents(dir, 'samples.jsonl')),
      ];
      const finished = await readFinished(dir);
      if (finished !== undefined) events.push(finished);
      return {
        result: {
          spec: file.spec,
          events,
          points: { count, metrics: file.stepMetrics },
          stepsPerEpoch: file.stepsPerEpoch,
          ...(file.notCompiled && { notCompiled: file.notCompiled }),
        },
        bytes,
      };
    },
    find,
  };
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

function rowBytes({ stepMetrics }: RunFile): number {
  return (2 + stepMetrics.length) * Float64Array.BYTES_PER_ELEMENT;
}

/** A run that did not end was cut off: who asks about the one that goes on knows it from the trainer. */
function stateOf(finished: Finished | undefined, step: number): RunSummary['state'] {
  // One that was resumed and cut off has steps that its first end knows nothing of.
  if (finished === undefined || finished.steps < step) return 'interrupted';
  return finished.reason === 'early-stopped' ? 'completed' : finished.reason;
}

/** A line of a run's record; undefined for one that was cut short or that we do not know. */
function readEvent(line: string): RunEvent | undefined {
  if (line === '') return undefined;
  try {
    return runEventSchema.safeParse(parseJson(line)).data;
  } catch {
    return undefined;
  }
}
