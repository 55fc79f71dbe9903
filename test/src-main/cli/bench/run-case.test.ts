import { expect, test } from 'vitest';

import type { BenchCase } from '../../../../src-main/cli/bench/bench-case.ts';
import { judgeGoals } from '../../../../src-main/cli/bench/goals.ts';
import { runCase } from '../../../../src-main/cli/bench/run-case.ts';

const rates = { fast: [900, 2000, 1000], 'tfjs-cpu': [30, 40, 20] };

function caseOf(measured: string[], name: BenchCase['name'] = 'lenet'): BenchCase {
  return {
    name,
    unit: 'images/s',
    higherIsBetter: true,
    against: 'tfjs-cpu',
    open: () =>
      Promise.resolve({
        systems: Object.entries(rates).map(([system, values]) => ({
          name: system === 'fast' ? 'lienzo-wasm' : system,
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

const options = { folder: '', rounds: 3, signal: new AbortController().signal };

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

test('a result is the median with both ends; a ratio is the median of what each round gives', async () => {
  const result = await runCase(caseOf([]), { ...options, onRound: () => undefined });
  expect(result.systems).toEqual([
    { system: 'lienzo-wasm', rounds: 3, min: 900, median: 1000, max: 2000 },
    { system: 'tfjs-cpu', rounds: 3, min: 20, median: 30, max: 40 },
  ]);
  // 30, 50 and 50 times; the ratio of the medians would be 33.
  expect(result.ratios).toEqual([{ system: 'lienzo-wasm', against: 'tfjs-cpu', ratio: 50 }]);
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
    systems: [{ system: 'lienzo-wasm', rounds: 1, min: 1, median: 699, max: 1 }],
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
