import type { RunSummary } from '../protocol/run-summary.ts';
import type { SettingValue } from './run-settings.ts';
import { vcBound } from './vc-bound.ts';

/** What a sweep takes of a run. */
export type SweptRun = Pick<
  RunSummary,
  | 'runId'
  | 'state'
  | 'loss'
  | 'accuracy'
  | 'trainLoss'
  | 'trainAccuracy'
  | 'valLoss'
  | 'valAccuracy'
  | 'parameterCount'
  | 'trainExamples'
> & { readonly values: readonly SettingValue[] };

/** Mean and extremes of a figure over the seeds; not-a-number where there is none. */
export type Spread = { readonly mean: number; readonly low: number; readonly high: number };

/** What came of all trainings with the same values. */
export type SweepPoint = {
  readonly values: readonly SettingValue[];
  /** Losses on the training examples and on those held out. */
  readonly lossIn: Spread;
  readonly lossOut: Spread;
  /** Shares of wrong answers, E_in and E_out, where answers are right or wrong. */
  readonly errorIn: Spread;
  readonly errorOut: Spread;
  /** What E_out may be at most, from the mean E_in and as many dimensions as there are weights; loose. */
  readonly bound: number;
  readonly parameterCount: number | undefined;
  readonly trainExamples: number | undefined;
  /** Trainings that came to their end, and all that there are. */
  readonly done: number;
  readonly runIds: readonly string[];
};

/**
 * The trainings of a sweep, one point for each combination of values in the order in which they first appear. Only
 * trainings that came to their end count; one that was stopped, cut off or diverged is among `runIds` alone. E_in is
 * measured at the end where the run did that, else it is the mean over the last epoch.
 */
export function sweepPoints(runs: readonly SweptRun[]): readonly SweepPoint[] {
  const groups = new Map<string, SweptRun[]>();
  for (const run of runs) {
    const key = JSON.stringify(run.values);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const ended = all.filter(({ state }) => state === 'completed');
    const over = (read: (run: SweptRun) => number | null | undefined): Spread =>
      spreadOf(ended.map((run) => read(run) ?? Number.NaN));
    const [{ parameterCount, trainExamples } = first] = ended;
    const errorIn = over((run) => wrong(run.trainAccuracy ?? run.accuracy));
    return {
      values: first.values,
      lossIn: over((run) => run.trainLoss ?? run.loss),
      lossOut: over(({ valLoss }) => valLoss),
      errorIn,
      errorOut: over(({ valAccuracy }) => wrong(valAccuracy)),
      bound:
        parameterCount === undefined || trainExamples === undefined
          ? Number.NaN
          : vcBound({ errorIn: errorIn.mean, examples: trainExamples, dimension: parameterCount }),
      parameterCount,
      trainExamples,
      done: ended.length,
      runIds: all.map(({ runId }) => runId),
    };
  });
}

/** Mean, lowest and highest of the numbers that are finite. */
export function spreadOf(values: readonly number[]): Spread {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return { mean: Number.NaN, low: Number.NaN, high: Number.NaN };
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return { mean, low: Math.min(...known), high: Math.max(...known) };
}

function wrong(accuracy: number | null | undefined): number | undefined {
  return typeof accuracy === 'number' ? 1 - accuracy : undefined;
}
