import fc from 'fast-check';
import { expect, it } from 'vitest';

import {
  isStage,
  mostStages,
  nextRoundStep,
  stageFile,
  stagesIn,
  thinStages,
} from '../../../src-shared/runs/stages.ts';

/** The steps of all stages of a run, and those that remain of them at its end. */
function stagesOf(stepsPerEpoch: number, epochs: number) {
  const all: number[] = [];
  let kept: number[] = [];
  for (let step = 0; step < stepsPerEpoch * epochs; step += 1) {
    const stepsInEpoch = step % stepsPerEpoch;
    if (!isStage({ step, epoch: (step - stepsInEpoch) / stepsPerEpoch, stepsInEpoch })) continue;
    all.push(step);
    kept = thinStages([...kept, step], mostStages);
  }
  return { all, kept };
}

it('keeps 0, 1, 2, 5, 10, 20, ... of the first epoch, then ends of epochs', () => {
  const epoch = 469;
  expect(stagesOf(epoch, 6).kept).toEqual([
    ...[0, 1, 2, 5, 10, 20, 50, 100, 200],
    ...[1, 2, 3, 4, 5].map((end) => end * epoch),
  ]);
});

it('finds the next round step behind any', () => {
  expect([0, 1, 2, 4, 5, 9, 10, 499, 500].map(nextRoundStep)).toEqual([
    1, 2, 5, 5, 10, 10, 20, 500, 1000,
  ]);
});

it('keeps a long training to a number that hardly grows, and thins what is kept evenly', () => {
  const { all, kept } = stagesOf(4, 5000);
  expect(all.length).toBeLessThan(70);
  expect(kept).toHaveLength(mostStages);
  expect(kept.slice(0, 3)).toEqual([0, 1, 2]);
  const ratios = kept.slice(1).map((step, at) => (step + 1) / (kept[at]! + 1));
  expect(Math.max(...ratios)).toBeLessThanOrEqual(3);
});

it('thins to the same stages whether it was interrupted or not, and always keeps the first and the newest', () => {
  const steps = fc
    .uniqueArray(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 60 })
    .map((list) => [0, ...list.toSorted((a, b) => a - b)]);
  fc.assert(
    fc.property(steps, fc.integer({ min: 2, max: 24 }), (list, most) => {
      let kept: number[] = [];
      for (const step of list) kept = thinStages([...kept, step], most);
      expect(kept.length).toBe(Math.min(most, list.length));
      expect(kept[0]).toBe(0);
      expect(kept.at(-1)).toBe(list.at(-1));
      expect(thinStages(kept, most)).toEqual(kept);
    }),
  );
});

it('reads the steps from the names of a folder and leaves out what is none', () => {
  const names = [stageFile(100), stageFile(0), stageFile(20), '5.safetensors.77.tmp', 'notes.txt'];
  expect(stagesIn(names)).toEqual([0, 20, 100]);
});
