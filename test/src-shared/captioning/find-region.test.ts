import { expect, it } from 'vitest';

import { findRegion, gridOf, overlap } from '../../../src-shared/captioning/find-region.ts';

it('is the box around the best cell and what hangs together with it, a little wider, and not what lies apart', () => {
  const scores = [
    [0, 0, 0, 0],
    [0, 9, 8, 0],
    [0, 7, 0, 0],
    [0, 0, 0, 8],
  ].flat();
  expect(findRegion({ scores, rows: 4, columns: 4 })).toEqual({
    left: 0.0625,
    right: 0.9375,
    top: 0.0625,
    bottom: 0.9375,
  });
});

it('ends where the picture ends', () => {
  const scores = [0, 0, 5, 0, 0, 0];
  expect(findRegion({ scores, rows: 2, columns: 3 })).toEqual({
    left: expect.closeTo(1.25 / 3) as number,
    right: 1,
    top: 0,
    bottom: 0.875,
  });
});

it('overlaps by the shared share of both', () => {
  const box = (left: number, right: number) => ({ left, right, top: 0, bottom: 1 });
  expect(overlap(box(0, 0.5), box(0.25, 0.75))).toBeCloseTo(1 / 3);
  expect(overlap(box(0, 0.5), box(0.5, 1))).toBe(0);
  expect(overlap(box(0, 0.5), box(0, 0.5))).toBe(1);
});

it('knows the grid that regions lie on, or that there is none', () => {
  expect(gridOf(144, [48, 48, 3])).toEqual({ rows: 12, columns: 12 });
  expect(gridOf(72, [32, 64, 3])).toEqual({ rows: 6, columns: 12 });
  expect(gridOf(7, [48, 48, 3])).toBeUndefined();
});
