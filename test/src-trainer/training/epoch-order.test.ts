import { expect, it } from 'vitest';

import { rowExamples } from '../../../src-trainer/datasets/row-examples.ts';
import { createEpochOrder } from '../../../src-trainer/training/epoch-order.ts';
import { shuffledIndices } from '../../../src-trainer/random/shuffle.ts';

/** 38 examples of class 0, then 2 of class 1. */
const labels = Int32Array.from({ length: 40 }, (_, at) => Number(at >= 38));
const rows = { inputs: new Float32Array(40), length: 1, divisor: 1, targets: labels };
const train = rowExamples(
  rows,
  Int32Array.from({ length: 40 }, (_, at) => at),
);
const data = { train, targetShape: [], task: 'classification' } as const;
const usual = { seed: 3, shuffle: true, balanceClasses: false };

it('is shuffled by seed and epoch, or always as the examples are kept', () => {
  expect(createEpochOrder(data, usual)(2)).toEqual(shuffledIndices(40, 3, 2));
  const kept = createEpochOrder(data, { ...usual, shuffle: false });
  expect(Array.from(kept(0))).toEqual(Array.from({ length: 40 }, (_, at) => at));
  expect(kept(5)).toEqual(kept(0));
});

it.each([true, false])(
  'gives every class its turn where they are balanced, shuffled: %s',
  (shuffle) => {
    const order = createEpochOrder(data, { ...usual, shuffle, balanceClasses: true });
    const seen = new Set<number>();
    for (let epoch = 0; epoch < 12; epoch += 1) {
      const indices = order(epoch);
      expect(indices).toHaveLength(40);
      expect(Array.from(indices, (index) => labels[index])).toEqual(
        Array.from({ length: 40 }, (_, at) => at % 2),
      );
      for (const index of indices) seen.add(index);
    }
    expect(seen.size).toBe(40);
  },
);

it('of numbers and of text knows no classes to balance', () => {
  const numbers = { ...data, task: 'regression' } as const;
  expect(createEpochOrder(numbers, { ...usual, balanceClasses: true })(1)).toEqual(
    shuffledIndices(40, 3, 1),
  );
});
