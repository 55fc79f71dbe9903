import type { BenchCase, BenchRatio, BenchResult, BenchSystem } from './bench-case.ts';

export type Measured = {
  readonly results: readonly BenchResult[];
  readonly ratios: readonly BenchRatio[];
};

/**
 * Measures a case's systems in turns, so that whatever else the machine does falls on all of them, and
 * each round starts with another one. The first round only warms up.
 */
export async function runRounds(
  { name, unit, higherIsBetter, ratios }: BenchCase,
  systems: readonly BenchSystem[],
  rounds: number,
  onRound: (round: number) => void,
): Promise<Measured> {
  const values = new Map<string, number[]>(systems.map(({ system }) => [system, []]));
  for (let round = 0; round <= rounds; round += 1) {
    onRound(round);
    const first = systems.length === 0 ? 0 : round % systems.length;
    for (const { system, measure } of [...systems.slice(first), ...systems.slice(0, first)]) {
      const value = await measure();
      if (round > 0) values.get(system)?.push(value);
    }
  }
  return {
    results: systems.map(({ system }) => {
      const measured = values.get(system) ?? [];
      return {
        name,
        system,
        value: median(measured),
        unit,
        higherIsBetter,
        min: Math.min(...measured),
        max: Math.max(...measured),
        rounds,
      };
    }),
    ratios: ratios.flatMap(([system, against]) => {
      const ours = values.get(system);
      const theirs = values.get(against);
      if (ours === undefined || theirs === undefined) return [];
      const perRound = ours.map((value, round) => value / (theirs[round] ?? Number.NaN));
      return [{ name, system, against, ratio: median(perRound) }];
    }),
  };
}

/** The value in the middle; the mean of the two there for an even count. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2;
}
