import { loadavg } from 'node:os';

import { ProblemError } from '../../../src-shared/problem.ts';
import type { BenchCase, BenchSurroundings, BenchSystem } from './bench-case.ts';
import type { CaseResult, Skipped, SystemRatio, SystemResult } from './case-result.ts';
import { meanOf, summarise } from './summarise.ts';

type Measured = { readonly system: BenchSystem; readonly values: number[] };

/**
 * Measures a case: in every round each of its systems once, so that a slow moment of the machine falls on
 * all of them. A system that meets a problem is left out with it, and the others go on. Rejects with
 * `request-cancelled` when the signal aborts.
 */
export async function runCase(
  { name, unit, higherIsBetter, average, open }: BenchCase,
  options: BenchSurroundings & {
    readonly rounds: number;
    readonly signal: AbortSignal;
    readonly onRound: (round: number) => void;
  },
): Promise<CaseResult> {
  const { rounds, signal, onRound } = options;
  const { systems, skipped, versions } = await open(options);
  const failed: Skipped[] = [];
  const loads: number[] = [];
  let measured: readonly Measured[] = systems.map((system) => ({ system, values: [] }));
  try {
    for (let round = 0; round < rounds && measured.length > 0; round += 1) {
      onRound(round + 1);
      loads.push(loadavg()[0] ?? 0);
      // Each round begins with another one, so that none always finds the machine as the same other left it.
      const first = round % measured.length;
      const dropped = new Set<Measured>();
      for (const one of [...measured.slice(first), ...measured.slice(0, first)]) {
        const value = await measureOnce(one.system, round, signal);
        if (typeof value === 'number') one.values.push(value);
        else {
          failed.push(value);
          dropped.add(one);
        }
      }
      measured = measured.filter((one) => !dropped.has(one));
    }
  } finally {
    // What is still measured when a person wants out ends with the process; nobody waits for it.
    if (!signal.aborted) await Promise.all(systems.map(async ({ close }) => close?.()));
  }
  const libraries = measured.flatMap(({ system }) => system.describe?.().library ?? []);
  return {
    name,
    unit,
    higherIsBetter,
    systems: measured.map((one) => resultOf(one, average)),
    ratios: measured.flatMap((one) => compare(one, measured)),
    skipped: [...skipped, ...failed],
    versions: {
      ...versions,
      ...Object.fromEntries(libraries.map(({ name: library, version }) => [library, version])),
    },
    load: summarise(loads.length === 0 ? [loadavg()[0] ?? 0] : loads),
  };
}

function resultOf({ system, values }: Measured, average: BenchCase['average']): SystemResult {
  const settings = system.describe?.().settings;
  return {
    system: system.name,
    rounds: values.length,
    ...summarise(values),
    ...(average === 'mean' && { mean: meanOf(values) }),
    ...(settings !== undefined && { settings }),
  };
}

async function measureOnce(
  system: BenchSystem,
  round: number,
  signal: AbortSignal,
): Promise<number | Skipped> {
  try {
    return await untilAborted(signal, system.measure(round));
  } catch (error) {
    if (signal.aborted || !(error instanceof ProblemError)) throw error;
    return { system: system.name, reason: error.problem };
  }
}

/** A system beside those that it is compared with, round by round. */
function compare({ system, values }: Measured, all: readonly Measured[]): SystemRatio[] {
  return (system.against ?? []).flatMap((against) => {
    const base = all.find((other) => other.system.name === against);
    if (base === undefined) return [];
    const ratios = values.map((value, round) => value / (base.values[round] ?? Number.NaN));
    const { median: ratio, min, max } = summarise(ratios);
    return [{ system: system.name, against, ratio, min, max }];
  });
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
