import { expect, test } from 'vitest';

import { sweepPoints, type SweptRun } from '../../../src-shared/runs/sweep-result.ts';
import { vcBound } from '../../../src-shared/runs/vc-bound.ts';

const run = (runId: string, more: Partial<SweptRun>): SweptRun => ({
  ...{ runId, state: 'completed', values: [1], parameterCount: 3, trainExamples: 100 },
  ...more,
});

test('one point for each value: mean and extremes over the trainings that came to their end', () => {
  const points = sweepPoints([
    run('a', { valLoss: 0.2, loss: 9, trainLoss: 0.1, valAccuracy: 0.75, trainAccuracy: 1 }),
    run('b', { values: [2], valLoss: 1 }),
    run('c', { valLoss: 0.4, loss: 9, trainLoss: 0.3, valAccuracy: 0.5, trainAccuracy: 0.5 }),
    run('d', { valLoss: 99, state: 'interrupted' }),
    run('e', { valLoss: null, state: 'diverged' }),
  ]);
  expect(points).toHaveLength(2);
  const [point] = points;
  expect(point?.values).toEqual([1]);
  expect(point?.lossOut).toEqual({ mean: expect.closeTo(0.3) as number, low: 0.2, high: 0.4 });
  expect(point?.lossIn.mean).toBeCloseTo(0.2);
  expect(point?.errorIn).toEqual({ mean: 0.25, low: 0, high: 0.5 });
  expect(point?.errorOut.mean).toBeCloseTo(0.375);
  expect(point).toMatchObject({ done: 2, runIds: ['a', 'c', 'd', 'e'] });
  expect(point?.bound).toBe(vcBound({ errorIn: 0.25, examples: 100, dimension: 3 }));
});

test('what was not measured at the end is the mean over the last epoch, and without answers there is no error', () => {
  const [point] = sweepPoints([run('a', { loss: 0.5, valLoss: 0.6 })]);
  expect(point?.lossIn.mean).toBe(0.5);
  expect(point?.errorOut.mean).toBeNaN();
  expect(point?.bound).toBeNaN();
});
