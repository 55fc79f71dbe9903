import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fitGrid } from '../../../../src-renderer/run/maps/fit-grid.ts';

test('pictures are as large as the box allows', () => {
  expect(fitGrid(6, 1, { width: 620, height: 160 }, 4, 200)).toEqual({
    columns: 6,
    width: 100,
    height: 100,
  });
  expect(fitGrid(1, 1, { width: 620, height: 160 }, 4, 200).width).toBe(160);
  expect(fitGrid(1, 1, { width: 620, height: 400 }, 4, 200).width).toBe(200);
});

test('pictures never leave the box', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      fc.integer({ min: 400, max: 2000 }),
      fc.integer({ min: 100, max: 900 }),
      (count, proportion, width, height) => {
        const grid = fitGrid(count, proportion, { width, height }, 2, 240);
        const rows = Math.ceil(count / grid.columns);
        expect(grid.columns * grid.width + (grid.columns - 1) * 2).toBeLessThanOrEqual(width);
        expect(rows * grid.height + (rows - 1) * 2).toBeLessThanOrEqual(height);
      },
    ),
  );
});
