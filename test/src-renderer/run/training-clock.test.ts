import { expect, test } from 'vitest';

import { createTrainingClock } from '../../../src-renderer/run/training-clock.ts';

const row = (epoch: number, step: number, examplesPerSecond: number) => ({
  epoch,
  step,
  loss: 1,
  accuracy: 1,
  valLoss: 1,
  valAccuracy: 1,
  examplesPerSecond,
});

test('steps of a complete epoch share the seconds that the epoch took', () => {
  const seconds = createTrainingClock([row(1, 100, 1000), row(2, 200, 500)], 8000, 1);
  expect([0, 50, 100, 150, 200].map(seconds)).toEqual([0, 4, 8, 16, 24]);
});

test('steps after the last epoch go on at the present speed', () => {
  const seconds = createTrainingClock([row(1, 100, 1000)], 8000, 0.25);
  expect(seconds(140)).toBe(18);
  expect(createTrainingClock([], 8000, 0.5)(10)).toBe(5);
});
