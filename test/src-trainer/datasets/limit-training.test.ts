import { expect, it } from 'vitest';

import { limitTraining } from '../../../src-trainer/datasets/limit-training.ts';
import { loadPoints } from '../../../src-trainer/datasets/load-points.ts';
import { drawFloats, drawIntegers, makeDataset } from '../engine/graph/make-dataset.ts';

const count = 90;
const whole = makeDataset(drawFloats('inputs', [3], count), drawIntegers('targets', [], count, 3));
const all = (length: number): Int32Array => Int32Array.from({ length }, (_, index) => index);

/** The numbers that each picked example has among all. */
function membersOf({ train }: typeof whole): number[] {
  const inputs = [...whole.train.gatherInputs(all(count))];
  const picked = train.gatherInputs(all(train.count));
  return Array.from({ length: train.count }, (_, at) =>
    all(count).findIndex((index) => inputs[3 * index] === picked[3 * at]),
  );
}

it('so many examples are left as are asked for, each with its own answer and once', () => {
  const limited = limitTraining(whole, 30, 1);
  const members = membersOf(limited);
  expect(members).toHaveLength(30);
  expect(new Set(members).size).toBe(30);
  const answers = limited.train.gatherTargets(all(30));
  expect([...answers]).toEqual([...whole.train.gatherTargets(Int32Array.from(members))]);
  expect([...limited.train.resident!.placesOf(Int32Array.of(4, 0))]).toEqual([
    members[4],
    members[0],
  ]);
  expect(() => limited.train.gatherInputs(Int32Array.of(30))).toThrow(RangeError);
});

it('every class keeps its share', () => {
  const countOf = (targets: ArrayLike<number>): number[] =>
    [0, 1, 2].map((label) => Array.from(targets).filter((one) => one === label).length);
  const before = countOf(whole.train.gatherTargets(all(count)));
  const after = countOf(limitTraining(whole, 30, 1).train.gatherTargets(all(30)));
  for (const [label, size] of after.entries()) {
    expect(Math.abs(size - before[label]! / 3)).toBeLessThan(1);
  }
});

it('which they are follows from the seed, and what is held out stays', () => {
  expect(membersOf(limitTraining(whole, 20, 1))).toEqual(membersOf(limitTraining(whole, 20, 1)));
  expect(membersOf(limitTraining(whole, 20, 1))).not.toEqual(
    membersOf(limitTraining(whole, 20, 2)),
  );
  const source = { kind: 'points', pattern: 'moons', count: 80, noise: 0.1 } as const;
  const points = loadPoints(source, 0.25);
  const limited = limitTraining(points, 10, 1);
  expect([limited.train.count, limited.validation]).toEqual([10, points.validation]);
});

it('a limit that is not reached, and none, leave the data as they are', () => {
  expect(limitTraining(whole, count, 1)).toBe(whole);
  expect(limitTraining(whole, undefined, 1)).toBe(whole);
});
