import type { skipReasons } from '../../src-shared/messages/en/problems/imports.ts';

export type SkipReason = keyof typeof skipReasons;

/** What was left out of an import, as it is told: how often by cause, and the first few of every cause. */
export type ToldSkips = {
  readonly reasons: Record<string, number>;
  readonly named: Record<string, string[]>;
};

/** What was left out of an import: how often, why, and which were the first. */
export type Skipped<Reason extends SkipReason = SkipReason> = {
  /** @param name what was left out, as the person knows it: a file, or the line of a row */
  readonly note: (reason: Reason, name: string) => void;
  readonly count: (reason: Reason) => number;
  readonly total: () => number;
  readonly tell: () => ToldSkips;
};

const mostNamed = 5;
const longestName = 200;

export function createSkipped<Reason extends SkipReason = SkipReason>(): Skipped<Reason> {
  const found = new Map<Reason, { count: number; readonly names: string[] }>();
  return {
    note: (reason, name) => {
      const known = found.get(reason) ?? { count: 0, names: [] };
      known.count += 1;
      if (known.names.length < mostNamed) known.names.push(name.slice(0, longestName));
      found.set(reason, known);
    },
    count: (reason) => found.get(reason)?.count ?? 0,
    total: () => [...found.values()].reduce((sum, { count }) => sum + count, 0),
    tell: () => ({
      reasons: Object.fromEntries([...found].map(([reason, { count }]) => [reason, count])),
      named: Object.fromEntries([...found].map(([reason, { names }]) => [reason, [...names]])),
    }),
  };
}
