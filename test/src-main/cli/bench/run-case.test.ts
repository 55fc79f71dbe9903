import { expect, test } from 'vitest';

import type { BenchCase, SystemAbout } from '../../../../src-main/cli/bench/bench-case.ts';
import { judgeGoals } from '../../../../src-main/cli/bench/goals.ts';
import { runCase } from '../../../../src-main/cli/bench/run-case.ts';
import { ProblemError } from '../../../../src-shared/problem.ts';

const rates = { fast: [900, 2000, 1000], 'tfjs-cpu': [30, 40, 20] };

function caseOf(measured: string[], name: BenchCase['name'] = 'lenet'): BenchCase {
  return {
    name,
    unit: 'images/s',
    higherIsBetter: true,
    open: () =>
      Promise.resolve({
        systems: Object.entries(rates).map(([system, values]) => ({
          name: system === 'fast' ? 'lienzo-wasm' : system,
          ...(system === 'fast' && { against: ['tfjs-cpu', 'keras'] }),
          measure: (round) => {
            measured.push(`${round} ${system}`);
            return Promise.resolve(values[round] ?? Number.NaN);
          },
        })),
        skipped: [
          { system: 'lienzo-tensorflow', reason: { code: 'engine-pack-missing', details: {} } },
        ],
      }),
  };
}

const options = { folder: '', withPeers: false, rounds: 3, signal: new AbortController().signal };

test('systems take turns in every round, and each round begins with another', async () => {
  const measured: string[] = [];
  const rounds: number[] = [];
  await runCase(caseOf(measured), { ...options, onRound: (round) => rounds.push(round) });
  expect(rounds).toEqual([1, 2, 3]);
  expect(measured).toEqual([
    ...['0 fast', '0 tfjs-cpu'],
    ...['1 tfjs-cpu', '1 fast'],
    ...['2 fast', '2 tfjs-cpu'],
  ]);
});

test('a result is the median with both ends; a ratio is the median of what each round gives, with both ends', async () => {
  const result = await runCase(caseOf([]), { ...options, onRound: () => undefined });
  expect(result.systems).toEqual([
    { system: 'lienzo-wasm', rounds: 3, min: 900, median: 1000, max: 2000 },
    { system: 'tfjs-cpu', rounds: 3, min: 20, median: 30, max: 40 },
  ]);
  // 30, 50 and 50 times; the ratio of the medians would be 33.
  expect(result.ratios).toEqual([
    { system: 'lienzo-wasm', against: 'tfjs-cpu', ratio: 50, min: 30, max: 50 },
  ]);
  expect(result.skipped.map(({ system }) => system)).toEqual(['lienzo-tensorflow']);
});

test('goals are held against medians and ratios of their own case and system', async () => {
  const result = await runCase(caseOf([]), { ...options, onRound: () => undefined });
  const held = judgeGoals(result).map(({ system, value, isHeld }) => [system, value, isHeld]);
  expect(held).toEqual([
    ['lienzo-wasm', 1000, true],
    ['lienzo-wasm', 50, true],
  ]);
  const slow = {
    ...result,
    systems: [{ system: 'lienzo-wasm', rounds: 1, min: 699, median: 699, max: 699 }],
    ratios: [],
  };
  expect(judgeGoals(slow).map(({ isHeld }) => isHeld)).toEqual([false]);
});

test('an abort ends the measuring although the measurement goes on', async () => {
  const controller = new AbortController();
  const endless: BenchCase = {
    ...caseOf([]),
    open: () =>
      Promise.resolve({
        systems: [
          { name: 'lienzo-wasm', measure: () => new Promise<number>(() => controller.abort()) },
        ],
        skipped: [],
      }),
  };
  const running = runCase(endless, {
    ...options,
    signal: controller.signal,
    onRound: () => undefined,
  });
  await expect(running).rejects.toMatchObject({ problem: { code: 'request-cancelled' } });
});

const quiet = { ...options, onRound: () => undefined };

test('a system that meets a problem is left out with it, and the others go on', async () => {
  const broken = caseOf([]);
  const result = await runCase(
    {
      ...broken,
      open: async (surroundings) => {
        const opened = await broken.open(surroundings);
        const measure = (round: number): Promise<number> =>
          round === 0
            ? Promise.resolve(10)
            : Promise.reject(new ProblemError('bench-peer-ended', { system: 'keras', reason: '' }));
        return { ...opened, systems: [...opened.systems, { name: 'keras', measure }] };
      },
    },
    quiet,
  );
  expect(result.systems.map(({ system }) => system)).toEqual(['lienzo-wasm', 'tfjs-cpu']);
  expect(result.ratios.map(({ against }) => against)).toEqual(['tfjs-cpu']);
  expect(result.skipped.at(-1)).toMatchObject({
    system: 'keras',
    reason: { code: 'bench-peer-ended' },
  });
});

test('a programmer’s mistake in a system is not taken for a problem of the system', async () => {
  const measure = (): Promise<number> => Promise.reject(new TypeError('no number'));
  const wrong: BenchCase = {
    ...caseOf([]),
    open: () => Promise.resolve({ systems: [{ name: 'keras', measure }], skipped: [] }),
  };
  await expect(runCase(wrong, quiet)).rejects.toThrow('no number');
});

test('systems are closed at the end, and what they say of themselves is in the result', async () => {
  const closed: string[] = [];
  const named = (name: string, about: SystemAbout): BenchCase => ({
    ...caseOf([]),
    open: () =>
      Promise.resolve({
        systems: [
          {
            name,
            measure: () => Promise.resolve(1),
            describe: () => about,
            close: () => Promise.resolve(void closed.push(name)),
          },
        ],
        skipped: [],
        versions: { Chromium: '1' },
      }),
  });
  const library = { name: 'Keras', version: '3' };
  const result = await runCase(named('keras', { library, settings: 'jit_compile=True' }), quiet);
  expect(result.versions).toEqual({ Chromium: '1', Keras: '3' });
  expect(result.systems.map(({ settings }) => settings)).toEqual(['jit_compile=True']);
  expect(closed).toEqual(['keras']);
});
