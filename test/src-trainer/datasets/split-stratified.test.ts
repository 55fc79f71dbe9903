import fc from 'fast-check';
import { expect, test } from 'vitest';

import { splitStratified } from '../../../src-trainer/datasets/split-stratified.ts';

const classes = fc
  .array(fc.nat(5), { minLength: 1, maxLength: 200 })
  .map((it) => Int32Array.from(it));
const share = fc.double({ min: 0, max: 0.9, noNaN: true });

test('every example is in one part, in ascending order, and each class gives its share', () => {
  fc.assert(
    fc.property(classes, share, fc.nat(), (labels, part, seed) => {
      const { train, validation } = splitStratified(labels, part, [seed, 'test']);
      expect([...train, ...validation].sort((a, b) => a - b)).toEqual([...labels.keys()]);
      expect([...train]).toEqual([...train].sort((a, b) => a - b));
      expect(train.length).toBeGreaterThan(0);
      const total = Math.min(Math.round(part * labels.length), labels.length - 1);
      expect(validation).toHaveLength(total);
      for (const label of new Set(labels)) {
        const size = labels.filter((it) => it === label).length;
        const heldOut = validation.filter((it) => labels[it] === label).length;
        expect(Math.abs(heldOut - (size * total) / labels.length)).toBeLessThan(1 + 1e-9);
      }
    }),
  );
});

test('the same name splits alike, another one otherwise', () => {
  const labels = Int32Array.from({ length: 200 }, (_, index) => index % 4);
  const heldOut = (seed: number) => splitStratified(labels, 0.25, [seed, 'test']).validation;
  expect(heldOut(1)).toEqual(heldOut(1));
  expect(heldOut(1)).not.toEqual(heldOut(2));
});
