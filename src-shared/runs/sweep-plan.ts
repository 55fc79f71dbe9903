import { z } from 'zod';

import { ProblemError } from '../problem.ts';
import { changeSetting } from '../spec/change-setting.ts';
import type { RunSpec } from '../spec/run-spec.ts';
import { settingValueSchema, type SettingValue } from './run-settings.ts';

export const mostSweepRuns = 1000;
const seed = z.int().min(0).max(4_294_967_295);

/** One setting that a sweep goes through: its path as in `runSettings`, and its values in their order. */
export const sweepAxisSchema = z.strictObject({
  path: z.string().min(1).max(200),
  values: z.array(settingValueSchema).min(1).max(200).readonly(),
});
export type SweepAxis = z.infer<typeof sweepAxisSchema>;

/** Every value of one setting, or every pair of values of two, each with every seed. Without an axis, seeds alone. */
export const sweepPlanSchema = z.strictObject({
  axes: z.array(sweepAxisSchema).max(2).readonly(),
  seeds: z.array(seed).min(1).max(100).readonly(),
});
export type SweepPlan = z.infer<typeof sweepPlanSchema>;

/** One training of a sweep. */
export type SweepRun = { readonly values: readonly SettingValue[]; readonly spec: RunSpec };

/**
 * The trainings of a sweep, all values with the first seed before any with the second: who cancels half-way has
 * every value all the same. Throws as `changeSetting`, and `sweep-too-large` for more than a thousand.
 */
export function expandSweep(spec: RunSpec, { axes, seeds }: SweepPlan): readonly SweepRun[] {
  const runs = axes.reduce((product, { values }) => product * values.length, seeds.length);
  if (runs > mostSweepRuns)
    throw new ProblemError('sweep-too-large', { runs, most: mostSweepRuns });
  const points = axes.reduce<readonly SweepRun[]>(
    (before, { path, values }) =>
      before.flatMap((point) =>
        values.map((value) => ({
          values: [...point.values, value],
          spec: changeSetting(point.spec, path, value),
        })),
      ),
    [{ values: [], spec }],
  );
  const isSeedSwept = axes.some(({ path }) => path === seedPath);
  if (isSeedSwept) return points;
  return seeds.flatMap((value) =>
    points.map((point) => ({ ...point, spec: changeSetting(point.spec, seedPath, value) })),
  );
}

const seedPath = 'training.seed';

/** So many seeds in a row, from the one that a spec has. */
export function seedsFrom(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (first + index) % 4_294_967_296);
}

/**
 * Numbers from one to another in even steps, or, on a logarithmic scale, in even factors; whole where `isWhole`, and
 * each once. Throws a `RangeError` where a logarithmic range does not lie above 0.
 */
export function rangeOf(
  from: number,
  to: number,
  count: number,
  { isLog, isWhole }: { readonly isLog: boolean; readonly isWhole: boolean },
): readonly number[] {
  if (isLog && !(from > 0 && to > 0)) throw new RangeError('a logarithmic range lies above 0');
  const at = (share: number): number =>
    isLog ? from * (to / from) ** share : from + (to - from) * share;
  const numbers = Array.from({ length: count }, (_, index) => {
    const number = at(count === 1 ? 0 : index / (count - 1));
    return isWhole ? Math.round(number) : Number(number.toPrecision(3));
  });
  return [...new Set(numbers)];
}
