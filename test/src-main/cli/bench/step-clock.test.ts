import { expect, test } from 'vitest';

import { createStepClock } from '../../../../src-main/cli/bench/step-clock.ts';

test('time between loss points counts, time at an epoch’s end does not', async () => {
  let nowMs = 0;
  const clock = createStepClock(() => nowMs);
  const pass = (ms: number): void => void (nowMs += ms);
  const points = (count: number): void =>
    clock.hear({ type: 'run/steps', runId: 'a', count, metrics: ['loss'] });

  const speed = clock.measure(400);
  points(50);
  pass(200);
  points(10);
  pass(5_000);
  clock.hear({ type: 'run/checkpoint', runId: 'a', step: 60, epoch: 1 });
  pass(1_000);
  clock.hear({
    ...{ type: 'run/epoch', runId: 'a', epoch: 1, step: 60, loss: 1 },
    examplesPerSecond: 1,
  });
  pass(300);
  points(15);
  // 10 steps in 200 ms and 15 in 300: the points before the clock ran do not count.
  expect(await speed).toBe(50);
});

test('a second measurement starts anew', async () => {
  let nowMs = 0;
  const clock = createStepClock(() => nowMs);
  const points = (atMs: number, count: number): void => {
    nowMs = atMs;
    clock.hear({ type: 'run/steps', runId: 'a', count, metrics: ['loss'] });
  };
  const first = clock.measure(100);
  points(0, 1);
  points(100, 10);
  expect(await first).toBe(100);
  points(900, 5);
  const second = clock.measure(100);
  points(1000, 5);
  points(1200, 4);
  expect(await second).toBe(20);
});
