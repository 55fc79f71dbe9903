import { expect, test } from 'vitest';

import type { CaseResult } from '../../../../src-main/cli/bench/case-result.ts';
import { sayResult } from '../../../../src-main/cli/bench/say-result.ts';

const result: CaseResult = {
  name: 'lstm-256',
  unit: 'characters/s',
  higherIsBetter: true,
  systems: [
    { system: 'lienzo-tensorflow', rounds: 5, min: 90, median: 100, max: 120 },
    { system: 'keras', rounds: 5, min: 40, median: 50, max: 60, settings: 'jit_compile=False' },
  ],
  ratios: [{ system: 'lienzo-tensorflow', against: 'keras', ratio: 2, min: 1.5, max: 3 }],
  skipped: [{ system: 'pytorch', reason: { word: 'benchNoPeer' } }],
  versions: {},
  load: { min: 0, median: 0, max: 0 },
};

function say(json: boolean): { readonly out: readonly string[]; readonly err: readonly string[] } {
  const [out, err]: [string[], string[]] = [[], []];
  sayResult(result, {
    language: 'en',
    json,
    isTerminal: false,
    stdout: (line) => void out.push(line),
    stderr: (line) => void err.push(line),
    signal: new AbortController().signal,
  });
  return { out, err };
}

test('as JSON a result, a ratio and a goal are a line each', () => {
  expect(say(true).out.map((line): unknown => JSON.parse(line))).toEqual([
    {
      ...{ type: 'bench/result', name: 'lstm-256', system: 'lienzo-tensorflow', value: 100 },
      ...{ unit: 'characters/s', higherIsBetter: true, rounds: 5, min: 90, max: 120 },
    },
    {
      ...{ type: 'bench/result', name: 'lstm-256', system: 'keras', value: 50 },
      ...{ unit: 'characters/s', higherIsBetter: true, rounds: 5, min: 40, max: 60 },
      settings: 'jit_compile=False',
    },
    {
      ...{ type: 'bench/ratio', name: 'lstm-256', system: 'lienzo-tensorflow', against: 'keras' },
      ...{ ratio: 2, min: 1.5, max: 3 },
    },
    {
      ...{ type: 'bench/goal', name: 'lstm-256', system: 'lienzo-tensorflow', against: 'keras' },
      ...{ atLeast: 2.5, value: 2, holds: false },
    },
  ]);
});

test('in words too, and a peer that is not there is one line beside them', () => {
  const { out, err } = say(false);
  expect(out.at(-1)).toBe('lstm-256  lienzo-tensorflow  at least 2.50 times keras: no');
  expect(err).toEqual([
    'lstm-256 pytorch was not measured: no Python with it was found; bench/peers/setup.sh makes one.',
  ]);
});
