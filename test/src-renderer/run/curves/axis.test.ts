import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  countingTicks,
  linearTicks,
  logTicks,
  niceCeiling,
  placeOn,
  timeTicks,
} from '../../../../src-renderer/run/curves/axis.ts';
import {
  fitAccuracyAxis,
  fitLossAxis,
  noBounds,
  widenBounds,
} from '../../../../src-renderer/run/curves/fit-axis.ts';

const positive = fc.double({ min: 1e-5, max: 1e5, noNaN: true });

describe('ticks', () => {
  test('of a counting axis begin at 0 and take the planned end in where they can', () => {
    expect(countingTicks(15)).toEqual([0, 3, 6, 9, 12, 15]);
    expect(countingTicks(10)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(countingTicks(20)).toEqual([0, 5, 10, 15, 20]);
    expect(countingTicks(5000)).toEqual([0, 1000, 2000, 3000, 4000, 5000]);
    expect(countingTicks(1)).toEqual([0, 1]);
    expect(countingTicks(17)).toEqual([0, 3, 6, 9, 12, 15]);
  });

  test('of a counting axis are never more than seven', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (end) => {
        const ticks = countingTicks(end);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  test('of time are round', () => {
    expect(timeTicks(31)).toEqual([0, 10, 20, 30]);
    expect(timeTicks(200)).toEqual([0, 60, 120, 180]);
  });

  test('of a log axis are powers of ten, and finer where there are few', () => {
    expect(logTicks(0.001, 3, 5)).toEqual([0.001, 0.01, 0.1, 1]);
    expect(logTicks(0.1, 1, 5)).toEqual([0.1, 0.2, 0.5, 1]);
  });

  test('of a linear axis are clean numbers', () => {
    expect(linearTicks(0, 0.3, 4)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(niceCeiling(0.2)).toBe(0.2);
    expect(niceCeiling(0.21)).toBe(0.5);
    expect(niceCeiling(6)).toBe(10);
  });
});

describe('the loss axis', () => {
  test('is there before the first point', () => {
    expect(fitLossAxis('log', noBounds)).toEqual({
      kind: 'log',
      low: 0.01,
      high: 3,
      ticks: [0.01, 0.1, 1],
    });
    expect(fitLossAxis('linear', noBounds)).toMatchObject({ low: 0, high: 1 });
  });

  test('holds everything in view and only ever grows, with two to six ticks', () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1 }), positive, (values, more) => {
        for (const kind of ['log', 'linear'] as const) {
          const before = fitLossAxis(kind, widenBounds(noBounds, ...values));
          const after = fitLossAxis(kind, widenBounds(noBounds, ...values, more));
          expect(after.high).toBeGreaterThanOrEqual(before.high);
          expect(placeOn(after, more)).toBeLessThanOrEqual(1);
          expect(after.ticks.length).toBeGreaterThanOrEqual(2);
          expect(after.ticks.length).toBeLessThanOrEqual(6);
          for (const tick of after.ticks) {
            expect(placeOn(after, tick)).toBeGreaterThanOrEqual(-1e-9);
            expect(placeOn(after, tick)).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
      }),
    );
  });

  test('stands still while new points lie inside', () => {
    const first = fitLossAxis('log', widenBounds(noBounds, 2.53, 0.02));
    expect(fitLossAxis('log', widenBounds(noBounds, 2.53, 0.02, 0.013, 1.9))).toEqual(first);
    expect(first).toMatchObject({ low: 0.01, high: 3 });
  });

  test('of losses that move by a few times only keeps to them, and holds them as well', () => {
    expect(fitLossAxis('log', widenBounds(noBounds, 6.3, 2.7), true)).toMatchObject({
      low: 2,
      high: 10,
    });
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const axis = fitLossAxis('log', widenBounds(noBounds, a, b), true);
        expect(placeOn(axis, Math.max(a, b))).toBeLessThanOrEqual(1);
        const least = Math.max(Math.min(a, b), axis.high * 1e-6);
        expect(placeOn(axis, least)).toBeGreaterThanOrEqual(-1e-9);
        expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  test('ignores what is no number', () => {
    expect(widenBounds(noBounds, Number.NaN, Number.POSITIVE_INFINITY, 2)).toEqual({
      low: 2,
      high: 2,
    });
  });
});

describe('the accuracy axis', () => {
  test('begins at 0 until an epoch is over, then where the epochs are', () => {
    expect(fitAccuracyAxis(noBounds)).toMatchObject({ low: 0, high: 1 });
    expect(fitAccuracyAxis({ low: 0.84, high: 0.99 })).toMatchObject({
      low: 0.8,
      ticks: [0.8, 0.9, 1],
    });
    expect(fitAccuracyAxis({ low: 0.95, high: 0.99 }).ticks).toEqual([0.9, 0.95, 1]);
    expect(fitAccuracyAxis({ low: 0.3, high: 0.99 }).low).toBe(0);
  });
});
