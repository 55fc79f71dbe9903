import { join } from 'node:path';

import { z } from 'zod';

import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import type { ApiResult, RunSummary } from '../../src-shared/protocol/api.ts';
import { problemSchema } from '../../src-shared/protocol/problem-schema.ts';
import type { RunNotes, SweepPlace } from '../../src-shared/runs/run-card.ts';
import { stagesFolder, stagesIn } from '../../src-shared/runs/stages.ts';
import type { Files } from './files.ts';
import { resolveInside } from './resolve-inside.ts';
import { createRunCards, sweepRemovedRuns, withoutAbsent, type RunCard } from './run-cards.ts';
import {
  readFinished,
  readRunChanges,
  readRunEvents,
  readRunFile,
  rowBytes,
  type RunFile,
} from './run-folder.ts';
import { parseJson } from './secure-json.ts';
import { summariseRun, type RunFacts } from './summarise-run.ts';

/** `interrupted.json`, the host's as well: what cut the run off. The trainer could not write it. */
const interruptionSchema = z.strictObject({ format: z.literal(1), problem: problemSchema });

const interruptionFile = 'interrupted.json';
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
  /** Notes whose run it is, what it is called and to which sweep it belongs. */
  readonly adopt: (
    runId: string,
    projectId: string,
    more?: { readonly name?: string; readonly sweep?: SweepPlace },
  ) => Promise<void>;
  /** Changes what a person says of a run. */
  readonly describe: (runId: string, notes: RunNotes) => Promise<void>;
  /** Takes away the folder of a run that never began; one that holds a run stays. */
  readonly clearUnbegun: (runId: string) => Promise<void>;
  /** Deletes a run; until the program starts again `restore` brings it back. */
  readonly remove: (runId: string) => Promise<void>;
  readonly restore: (runId: string) => Promise<void>;
  /** Removes for good what was deleted before the program started. */
  readonly sweep: () => Promise<number>;
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

  const cards = createRunCards(files, root);
  /** What runs that are over say of themselves, while the file of their end is as it was read. */
  const kept = new Map<string, { readonly facts: RunFacts; readonly endedAs: string }>();

  const find = async (runId: string): Promise<{ dir: string; file: RunFile }> => {
    const dir = await resolveInside(root, runId);
    const file = await readRunFile(files, dir);
    if (file === undefined) throw new ProblemError('run-missing', { runId });
    return { dir, file };
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
    const { projectId, number, name, notes, isPinned, isHidden, sweep } =
      (await cards.read(runId)) ?? noCard;
    const said = withoutAbsent({ number, name, notes, isPinned, isHidden, sweep });
    const end = await files.status(join(root, runId, 'finished.json'));
    const endedAs = `${end?.size} ${end?.changedAt}`;
    const before = kept.get(runId);
    if (before?.endedAs === endedAs) return { runId, projectId, ...before.facts, ...said };
    const { dir, file } = await find(runId);
    const facts = await summariseRun(files, dir, file);
    if (facts.state !== 'interrupted') kept.set(runId, { facts, endedAs });
    const problem = facts.state === 'interrupted' ? await readInterruption(dir) : undefined;
    return { runId, projectId, ...facts, ...(problem !== undefined && { problem }), ...said };
  };

  const demandCard = async (runId: string): Promise<void> => {
    if ((await cards.read(runId)) === undefined) throw new ProblemError('run-missing', { runId });
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
    adopt: (runId, projectId, more = {}) => cards.create(runId, { projectId, ...more }),
    describe: async (runId, notes) => {
      await demandCard(runId);
      await cards.change(runId, notes);
    },
    clearUnbegun: async (runId) => {
      const dir = await resolveInside(root, runId);
      if (await files.has(join(dir, 'run.json'))) return;
      await files.remove(dir);
      cards.forget(runId);
    },
    remove: async (runId) => {
      await demandCard(runId);
      await cards.change(runId, { removedAt: Date.now() });
    },
    restore: async (runId) => {
      await demandCard(runId);
      await cards.change(runId, { removedAt: undefined });
    },
    sweep: () => sweepRemovedRuns(files, root, cards),
    noteInterruption: async (runId, problem) => {
      const path = await resolveInside(root, runId, interruptionFile);
      await files.save(path, `${JSON.stringify({ format: 1, problem })}\n`);
    },
    forgetInterruption: async (runId) => {
      kept.delete(runId);
      await files.remove(await resolveInside(root, runId, interruptionFile));
    },
    list: async (projectId) => {
      const summaries: RunSummary[] = [];
      for (const runId of (await files.list(root)).reverse()) {
        try {
          const card = await cards.read(runId);
          if (card?.projectId !== projectId || card.removedAt !== undefined) continue;
          summaries.push(await summary(runId));
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
        ...(await readRunEvents(files, dir, 'epochs.jsonl')),
        ...(await readRunEvents(files, dir, 'samples.jsonl')),
        ...(await readRunChanges(files, dir, runId)),
        ...(await readRunEvents(files, dir, 'health.jsonl')),
      ];
      const finished = await readFinished(files, dir);
      if (finished !== undefined) events.push(finished);
      return {
        result: {
          spec: file.spec,
          events,
          points: { count, metrics: file.stepMetrics },
          stepsPerEpoch: file.stepsPerEpoch,
          stages: stagesIn(await files.list(join(dir, stagesFolder))),
          ...(file.notCompiled && { notCompiled: file.notCompiled }),
          ...(file.weightsFrom && { weightsFrom: file.weightsFrom }),
          ...(file.features && { features: file.features }),
          ...(file.streams !== undefined && { streams: file.streams }),
        },
        bytes,
      };
    },
    find,
  };
}

const noCard: RunCard = { format: 1, projectId: 'none' };
