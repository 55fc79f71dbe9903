import { expect, test } from 'vitest';

import { expandSweep, rangeOf, seedsFrom } from '../../../src-shared/runs/sweep-plan.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

const compiled = compileRun(buildTemplate('iris-mlp', 'Iris'), 'network');
if (!compiled.ok) throw new Error('the template does not compile');
const { spec } = compiled;
const width = { path: 'model.dense_1.units', values: [1, 2, 4] };
const rate = { path: 'training.optimizer.learningRate', values: [0.1, 0.01] };

test('every pair of values is trained with every seed, all values with the first seed first', () => {
  const runs = expandSweep(spec, { axes: [width, rate], seeds: [5, 6] });
  expect(runs).toHaveLength(12);
  const [first, second] = [runs.slice(0, 6), runs.slice(6)];
  expect(first.map(({ values }) => values)).toEqual([
    [1, 0.1],
    [1, 0.01],
    [2, 0.1],
    [2, 0.01],
    [4, 0.1],
    [4, 0.01],
  ]);
  expect(second.map(({ values }) => values)).toEqual(first.map(({ values }) => values));
  expect(new Set(first.map((run) => run.spec.training.seed))).toEqual(new Set([5]));
  expect(runs.at(-1)?.spec.training).toMatchObject({ seed: 6, optimizer: { learningRate: 0.01 } });
  expect(runs.at(-1)?.spec.model.layers[0]?.outputShape).toEqual([4]);
});

test('without an axis only the seed changes, and a sweep over seeds takes no other seeds', () => {
  const repeated = expandSweep(spec, { axes: [], seeds: seedsFrom(3, 3) });
  expect(repeated.map((run) => run.spec.training.seed)).toEqual([3, 4, 5]);
  const axes = [{ path: 'training.seed', values: [8, 9] }];
  const swept = expandSweep(spec, { axes, seeds: [1, 2, 3] });
  expect(swept.map((run) => run.spec.training.seed)).toEqual([8, 9]);
});

test('a sweep that is too large is refused before anything is made', () => {
  const values = Array.from({ length: 200 }, (_, i) => i + 1);
  const axes = [{ path: 'training.batchSize', values }];
  expect(() => expandSweep(spec, { axes, seeds: seedsFrom(0, 6) })).toThrow('sweep-too-large');
});

test('ranges are even, or even in factors, and whole numbers come once', () => {
  expect(rangeOf(0, 1, 5, { isLog: false, isWhole: false })).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(rangeOf(1, 512, 10, { isLog: true, isWhole: true })).toEqual([
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512,
  ]);
  expect(rangeOf(1, 3, 9, { isLog: true, isWhole: true })).toEqual([1, 2, 3]);
  expect(() => rangeOf(0, 1, 3, { isLog: true, isWhole: false })).toThrow(RangeError);
});
