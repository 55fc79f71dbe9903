import { expect, test } from 'vitest';

import { watchBeats, type BeatWatch } from '../../../src-main/host/watch-beats.ts';

/** A watch with a clock of its own, asked every quarter of a second as the host does. */
function createWatch(): BeatWatch & { pass: (ms: number) => boolean[] } {
  let now = 0;
  const watch = watchBeats(() => now);
  return {
    ...watch,
    pass: (ms) =>
      Array.from({ length: ms / 250 }, () => {
        now += 250;
        return watch.isResponding();
      }),
  };
}

test('a trainer that beats is there', () => {
  const watch = createWatch();
  for (let second = 0; second < 60; second += 1) {
    watch.noteBeat('training', 20);
    expect(watch.pass(1_000)).not.toContain(false);
  }
});

test('silence is noticed after five seconds, and forgiven with the next beat', () => {
  const watch = createWatch();
  watch.noteBeat('training', 0);
  expect(watch.pass(4_750)).not.toContain(false);
  expect(watch.pass(250)).toEqual([false]);
  watch.noteBeat('training', 0);
  expect(watch.pass(250)).toEqual([true]);
});

test('a step that never ends is noticed although the beats go on', () => {
  const watch = createWatch();
  watch.noteBeat('training', 4_900);
  expect(watch.pass(250)).toEqual([true]);
  watch.noteBeat('training', 5_100);
  expect(watch.pass(250)).toEqual([false]);
});

test('what announces itself may take as long as it takes', () => {
  const watch = createWatch();
  for (const activity of ['loading', 'compiling', 'evaluating', 'saving'] as const) {
    watch.noteBeat(activity, 120_000);
    expect(watch.pass(250), activity).toEqual([true]);
  }
});

test('slow steps are given ten times their own length', () => {
  const watch = createWatch();
  for (let step = 0; step < 9; step += 1) {
    watch.noteSteps(1);
    watch.noteBeat('training', 1_900);
    watch.pass(1_000);
    watch.noteBeat('training', 900);
    watch.pass(1_000);
  }
  watch.noteBeat('training', 19_000);
  expect(watch.pass(250)).toEqual([true]);
  watch.noteBeat('training', 21_000);
  expect(watch.pass(250)).toEqual([false]);
});

test('a machine that slept does not find its trainer hanging', () => {
  let now = 0;
  const watch = watchBeats(() => now);
  watch.noteBeat('training', 0);
  now += 3_600_000;
  expect(watch.isResponding()).toBe(true);
});
