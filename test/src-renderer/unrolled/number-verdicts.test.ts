import { expect, it } from 'vitest';

import { layoutColumns } from '../../../src-renderer/unrolled/column-layout.ts';
import { linesOf } from '../../../src-renderer/unrolled/paint-answer.ts';
import { initialSequences } from '../../../src-shared/datasets/sequences/sequences-source.ts';
import type { LossName } from '../../../src-shared/spec/loss-names.ts';
import { exampleUnrolled } from './example-unrolled.ts';

/** Whether a number that is said once is held to be right. */
function verdict(loss: LossName, said: number, wanted: number, task?: 'adding' | 'opinions') {
  const example = exampleUnrolled();
  const one = (value: number) => ({ data: Float32Array.of(value), shape: [1, 1] });
  const unrolled = {
    ...example,
    lastLoss: undefined,
    answer: {
      ...example.answer!,
      ...{ loss, isEach: false, size: 1, top: undefined, rightShares: undefined },
      ...{ values: one(said), targets: one(wanted) },
    },
  };
  const layout = layoutColumns(unrolled, 'columns', { width: 600, height: 200 }, false);
  const source = task && initialSequences(task);
  return linesOf({ unrolled, layout, classes: [], source }, 1, 1)[0]?.isRight;
}

it('one of two is right on its own side of the middle', () => {
  expect(verdict('binaryCrossentropy', 0.6, 1, 'opinions')).toBe(true);
  expect(verdict('binaryCrossentropy', 0.4, 1, 'opinions')).toBe(false);
});

it('a sum is right where its answer is elsewhere in the window', () => {
  expect(verdict('meanSquaredError', 1.03, 1, 'adding')).toBe(true);
  expect(verdict('meanSquaredError', 1.3, 1, 'adding')).toBe(false);
});

it('of any other number nobody says whether it is right', () => {
  expect(verdict('meanSquaredError', 1.03, 1)).toBeUndefined();
});
