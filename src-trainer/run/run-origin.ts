import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { parse } from 'secure-json-parse';
import { z } from 'zod';

import { ProblemError } from '../../src-shared/problem.ts';
import {
  applyChanges,
  changeableSettings,
  changesTowards,
  isSameSetting,
  type ChangeRecord,
  type MadeChange,
} from '../../src-shared/spec/live-changes.ts';
import type { RatePlan } from '../../src-shared/spec/rate-plan.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { readChanges } from './change-journal.ts';
import { createLiveSettings } from './live-settings.ts';
import type { TrainCommand } from './prepare-run.ts';
import { readRunFile, type RunFile } from './run-file.ts';

/** What a run comes from: nothing but a spec, its own folder as it was left, or another's folder that it does again. */
export type RunOrigin = {
  /** The run's own record, where it goes on. */
  readonly before: RunFile | undefined;
  /** The record of the run that is done again. */
  readonly source: RunFile | undefined;
  readonly dataPath: string | undefined;
  readonly ratePlan: RatePlan | undefined;
  /** What was changed in it. */
  readonly records: readonly ChangeRecord[];
  /** The updates after which it is over, where that is known already. */
  readonly maxSteps: number | undefined;
};

/**
 * Reads what a run comes from. Rejects with `run-record-missing`, `run-record-taken`, `run-broken` or
 * `replay-other-settings`.
 */
export async function readRunOrigin(command: TrainCommand): Promise<RunOrigin> {
  const { dir, replayOf } = command;
  const before = await readRunFile(dir);
  if (command.resume && before === undefined) throw new ProblemError('run-record-missing', { dir });
  if (!command.resume && before !== undefined) throw new ProblemError('run-record-taken', { dir });
  const source = replayOf === undefined ? undefined : await readRunFile(replayOf);
  if (replayOf !== undefined && source === undefined) {
    throw new ProblemError('run-record-missing', { dir: replayOf });
  }
  if (source?.otherSettingsFrom !== undefined) {
    throw new ProblemError('replay-other-settings', { step: source.otherSettingsFrom + 1 });
  }
  const from = before ?? source;
  const steps = source && replayOf !== undefined ? countSteps(replayOf, source) : Infinity;
  const maxSteps = Math.min(command.maxSteps ?? Infinity, steps);
  const folder = replayOf ?? (before && dir);
  return {
    before,
    source,
    dataPath: command.dataPath ?? from?.dataPath,
    ratePlan: command.ratePlan ?? source?.ratePlan,
    records: folder === undefined ? [] : readChanges(folder),
    maxSteps: Number.isFinite(maxSteps) ? maxSteps : undefined,
  };
}

/** The rows of a run's `steps.bin`: its updates, and one that was tried where its loss was no number. */
function countSteps(dir: string, { stepMetrics }: RunFile): number {
  const rowBytes = (2 + stepMetrics.length) * Float64Array.BYTES_PER_ELEMENT;
  try {
    return Math.floor(statSync(join(dir, 'steps.bin')).size / rowBytes);
  } catch {
    throw new ProblemError('run-record-missing', { dir });
  }
}

/** A run that goes on: what it began with, and what is to be other from now on. */
export type Continuation = {
  readonly spec: RunSpec;
  readonly changes: readonly MadeChange[];
  /** Whether something else than what may change is other: how it came about can then not be told from its record. */
  readonly hasOtherSettings: boolean;
};

/** Where a run goes on. */
export type ContinuedAt = {
  /** The updates done. */
  readonly step: number;
  /** Whether early stopping ended the run there. */
  readonly isEarlyStopped: boolean;
  /** The epochs it is to have in all, where that is asked for whatever it began with. */
  readonly untilEpoch: number | undefined;
};

/**
 * Compares what a run began with and what it is to go on with. A run goes on exactly only with the network, the
 * batches and the optimizer that it began with; how long and how fast it trains may change.
 *
 * Throws `resume-other-network` or `resume-other-settings`.
 */
export function continueRun(
  before: RunFile,
  wanted: { readonly spec: RunSpec; readonly ratePlan: RatePlan | undefined },
  records: readonly ChangeRecord[],
  { step, isEarlyStopped, untilEpoch }: ContinuedAt,
): Continuation {
  const begun = before.spec;
  const { epochs } = begun.training;
  // As it would be if nothing that may change were other.
  const spec = applyChanges(wanted.spec, [
    ...changeableSettings(begun),
    { setting: 'epochs', value: epochs, before: epochs },
  ]);
  checkSameRun(begun, spec);

  const inForce = createLiveSettings(spec, records).at(step + 1);
  const began = changeableSettings(begun);
  const others = changeableSettings(wanted.spec).filter(
    (one) => began.find((own) => isSameSetting(own, one))?.value !== one.value,
  );
  const now = inForce.training.epochs;
  const asked = wanted.spec.training.epochs;
  const value = untilEpoch ?? (asked === epochs ? now : asked);
  const changes: MadeChange[] = [
    ...changesTowards(inForce, others),
    ...(value !== now || isEarlyStopped
      ? [{ setting: 'epochs' as const, value, before: now }]
      : []),
  ];
  const falls = spec.training.schedule === 'cosine';
  const isOtherPlan = falls && !isDeepStrictEqual(before.ratePlan, wanted.ratePlan);
  const settings = ({ training }: RunSpec): unknown => ({
    ...training,
    checkpointEverySeconds: undefined,
  });
  return {
    spec,
    changes,
    hasOtherSettings: isOtherPlan || !isDeepStrictEqual(settings(begun), settings(spec)),
  };
}

function checkSameRun(before: RunSpec, now: RunSpec): void {
  if (!isDeepStrictEqual(before.model, now.model)) throw new ProblemError('resume-other-network');
  const kept = ({ training, data }: RunSpec): unknown => [
    data,
    training.seed,
    training.batchSize,
    training.optimizer.type,
  ];
  if (!isDeepStrictEqual(kept(before), kept(now))) throw new ProblemError('resume-other-settings');
}

const stoppedEarlySchema = z.object({ reason: z.literal('early-stopped'), steps: z.int() });

/** Whether a run's folder says that early stopping ended it after so many updates. */
export function wasStoppedEarly(dir: string, step: number): boolean {
  try {
    const end: unknown = parse(readFileSync(join(dir, 'finished.json'), 'utf8'));
    return stoppedEarlySchema.safeParse(end).data?.steps === step;
  } catch {
    return false;
  }
}
