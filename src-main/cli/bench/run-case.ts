import { ProblemError } from '../../../src-shared/problem.ts';
import type { BenchCase, BenchName, BenchSurroundings, Skipped } from './bench-case.ts';
import { middleOf, summarise, type Summary } from './summarise.ts';

/** What one system of a case came to over all rounds. */
export type SystemResult = Summary & { readonly system: string; readonly rounds: number };
/** How many times the value of another system measured in the same round; the median of the rounds. */
export type SystemRatio = {
  readonly system: string;
  readonly against: string;
  readonly ratio: number;
};

export type CaseResult = {
  readonly name: BenchName;
  readonly unit: BenchCase['unit'];
  readonly higherIsBetter: boolean;
  readonly systems: readonly SystemResult[];
  readonly ratios: readonly SystemRatio[];
  readonly skipped: readonly Skipped[];
  readonly versions: Readonly<Record<string, string>>;
};

/**
 * Measures a case: in every round each of its systems once, so that a slow moment of the machine falls on
 * all of them. Rejects with `request-cancelled` when the signal aborts, and where a measurement fails.
 */
export async function runCase(
  { name, unit, higherIsBetter, against, open }: BenchCase,
  options: BenchSurroundings & {
    readonly rounds: number;
    readonly signal: AbortSignal;
    readonly onRound: (round: number) => void;
  },
): Promise<CaseResult> {
  const { rounds, signal, onRound } = options;
  const { systems, skipped, versions = {} } = await open(options);
  const values = new Map(systems.map((system) => [system.name, new Array<number>()]));
  for (let round = 0; round < rounds && systems.length > 0; round += 1) {
    onRound(round + 1);
    // Each round begins with another one, so that none always finds the machine as the same other left it.
    const first = round % systems.length;
    for (const system of [...systems.slice(first), ...systems.slice(0, first)]) {
      values.get(system.name)?.push(await untilAborted(signal, system.measure(round)));
    }
  }
  const base = against === undefined ? undefined : values.get(against);
  const ratios: SystemRatio[] = [];
  for (const [system, all] of values) {
    if (against === undefined || base === undefined || system === against) continue;
    const ofRounds = all.map((value, round) => value / (base[round] ?? Number.NaN));
    ratios.push({ system, against, ratio: middleOf(ofRounds) });
  }
  const results = [...values].map(([system, all]) => ({ system, rounds, ...summarise(all) }));
  return { name, unit, higherIsBetter, systems: results, ratios, skipped, versions };
}

/** What is measured ends with the process; nobody waits for it once the person wants out. */
async function untilAborted(signal: AbortSignal, measured: Promise<number>): Promise<number> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(new ProblemError('request-cancelled'));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([measured, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
    measured.catch(() => undefined);
  }
}
