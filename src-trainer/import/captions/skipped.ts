import type { skipReasons } from '../../../src-shared/messages/en/problems/imports.ts';

export type SkipReason = keyof typeof skipReasons;

/** What was left out of an import: how often, why, and which were the first. */
export type Skipped = {
  /** @param name what was left out, as the person knows it */
  readonly note: (reason: SkipReason, name: string) => void;
  readonly total: () => number;
  readonly reasons: () => Record<string, number>;
  /** The first few of every cause. */
  readonly named: () => Record<string, string[]>;
};

const mostNamed = 5;
const longestName = 200;

export function createSkipped(): Skipped {
  const found = new Map<SkipReason, { count: number; readonly names: string[] }>();
  return {
    note: (reason, name) => {
      const known = found.get(reason) ?? { count: 0, names: [] };
      known.count += 1;
      if (known.names.length < mostNamed) known.names.push(name.slice(0, longestName));
      found.set(reason, known);
    },
    total: () => [...found.values()].reduce((sum, { count }) => sum + count, 0),
    reasons: () => Object.fromEntries([...found].map(([reason, { count }]) => [reason, count])),
    named: () => Object.fromEntries([...found].map(([reason, { names }]) => [reason, names])),
  };
}
