import { expect, test } from 'vitest';

import { vcBound } from '../../../src-shared/runs/vc-bound.ts';

test('is the formula of the book, where its numbers can be held', () => {
  const [examples, dimension, delta] = [100, 3, 0.1];
  const plain = Math.sqrt(
    (8 / examples) * Math.log((4 * ((2 * examples) ** dimension + 1)) / delta),
  );
  expect(vcBound({ errorIn: 0.2, examples, dimension, delta })).toBeCloseTo(0.2 + plain, 12);
  // Abu-Mostafa et al., example 2.6 without the square: for N = 100 the bound is useless.
  expect(vcBound({ errorIn: 0, examples: 100, dimension: 1, delta: 0.1 })).toBeCloseTo(0.848, 3);
});

test('falls with N, rises with d_VC, and bears a million weights', () => {
  const at = (examples: number, dimension: number): number =>
    vcBound({ errorIn: 0, examples, dimension });
  expect(at(1000, 10)).toBeLessThan(at(100, 10));
  expect(at(1000, 20)).toBeGreaterThan(at(1000, 10));
  expect(Number.isFinite(at(1000, 1_000_000))).toBe(true);
});
