import { expect, test } from 'vitest';

import type { BenchName, CaseResult } from '../../../../src-main/cli/bench/case-result.ts';
import { mergeResults, readKeptResults } from '../../../../src-main/cli/bench/kept-results.ts';

function resultOf(name: BenchName, median: number): CaseResult {
  return {
    name,
    unit: 'images/s',
    higherIsBetter: true,
    systems: [{ system: 'keras', rounds: 5, min: 1, median, max: 900, settings: 'a=1' }],
    ratios: [{ system: 'lienzo-wasm', against: 'keras', ratio: 2, min: 1, max: 3 }],
    skipped: [
      { system: 'pytorch', reason: { word: 'benchNoPeer' } },
      { system: 'tfjs-node', reason: { code: 'engine-pack-missing', details: {} } },
    ],
    versions: { Keras: '3' },
    load: { min: 0, median: 1, max: 2 },
  };
}

const holding = (text: string | undefined): Parameters<typeof readKeptResults>[1] => ({
  readTextIfThere: () => Promise.resolve(text),
});

test('what was kept is read as it was', async () => {
  const results = [resultOf('lenet', 5), resultOf('scale', 6)];
  expect(await readKeptResults('', holding(JSON.stringify(results)))).toEqual(results);
});

test('nothing kept, and what another version kept, is nothing', async () => {
  expect(await readKeptResults('', holding(undefined))).toEqual([]);
  const other = [{ ...resultOf('lenet', 5), name: 'lenet-6' }];
  expect(await readKeptResults('', holding(JSON.stringify(other)))).toEqual([]);
});

test('a case that is measured again replaces its figures, and cases keep their order', () => {
  const merged = mergeResults(
    [resultOf('scale', 1), resultOf('lenet', 2)],
    [resultOf('lenet', 3), resultOf('startup', 4)],
  );
  expect(merged.map(({ name, systems }) => [name, systems[0]?.median])).toEqual([
    ['startup', 4],
    ['lenet', 3],
    ['scale', 1],
  ]);
});
