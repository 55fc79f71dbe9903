import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { smooth } from '../../../../src-renderer/run/curves/smooth.ts';
import { thinOut } from '../../../../src-renderer/run/curves/thin-out.ts';

const placesOf = (count: number) => Float64Array.from({ length: count }, (_, i) => i / count);

describe('thinning out', () => {
  test('keeps every point where there are few', () => {
    expect(thinOut(placesOf(10), placesOf(10), 100, 6)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('keeps the lowest and the highest of every column and few others, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
          minLength: 1,
          maxLength: 3000,
        }),
        fc.integer({ min: 1, max: 50 }),
        (values, columns) => {
          const places = placesOf(values.length);
          const kept = thinOut(places, values, columns, 5);
          expect(kept.length).toBeLessThanOrEqual(columns * 5);
          expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
          for (let column = 0; column < columns; column += 1) {
            const inColumn = (i: number) => Math.floor(places[i]! * columns) === column;
            const all = values.filter((_, i) => inColumn(i));
            const shown = kept.filter(inColumn).map((i) => values[i]!);
            if (all.length === 0) continue;
            expect(Math.min(...shown)).toBe(Math.min(...all));
            expect(Math.max(...shown)).toBe(Math.max(...all));
          }
          expect(kept.at(-1)).toBe(values.length - 1);
        },
      ),
    );
  });

  test('leaves out what lies beyond the axis', () => {
    expect(thinOut([-0.5, 0.5, 1.7], [1, 2, 3], 10, 6)).toEqual([1]);
  });
});

describe('smoothing', () => {
  test('leaves a constant series constant from its first point on', () => {
    for (const value of smooth(new Float64Array(50).fill(3), 0.99)) expect(value).toBeCloseTo(3, 9);
  });

  test('with weight 0 changes nothing', () => {
    expect([...smooth(Float64Array.from([3, 1, 4]), 0)]).toEqual([3, 1, 4]);
  });

  test('passes over holes', () => {
    const smoothed = smooth(Float64Array.from([2, Number.NaN, 2]), 0.9);
    expect(smoothed[1]).toBeNaN();
    expect(smoothed[2]).toBeCloseTo(2, 9);
  });
});
