import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { CurveDigest } from '../../../../src-renderer/run/curves/curve-digest.ts';
import { MovingAverage } from '../../../../src-renderer/run/curves/moving-average.ts';
import { ThinnedSeries } from '../../../../src-renderer/run/curves/thinned-series.ts';
import { CurveStore } from '../../../../src-renderer/run/curve-store.ts';

const rowsOf = (losses: readonly number[], from = 1): Float64Array =>
  Float64Array.from(losses.flatMap((loss, i) => [from + i, 0, loss]));

describe('a thinned series', () => {
  test('keeps every point where there are few', () => {
    const series = new ThinnedSeries(1);
    [5, 3, 4].forEach((value, i) => series.push(i, value));
    expect(series.read()).toEqual({ steps: [0, 1, 2], values: [5, 3, 4] });
  });

  test('keeps the lowest and the highest of every bucket, and the last point of all', () => {
    const anyValues = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 2000,
    });
    fc.assert(
      fc.property(anyValues, fc.integer({ min: 1, max: 200 }), (values, stepsPerBucket) => {
        const series = new ThinnedSeries(stepsPerBucket);
        values.forEach((value, step) => series.push(step, value));
        const kept = series.read();
        const bucketOf = (step: number) => Math.floor(step / stepsPerBucket);
        const bucketCount = bucketOf(values.length - 1) + 1;
        expect(kept.steps.length).toBeLessThanOrEqual(bucketCount * 4);
        expect(kept.steps).toEqual([...new Set(kept.steps)].sort((a, b) => a - b));
        expect(kept.values).toEqual(kept.steps.map((step) => values[step]));
        expect(kept.steps.at(-1)).toBe(values.length - 1);
        for (let bucket = 0; bucket < bucketCount; bucket += 1) {
          const all = values.filter((_, step) => bucketOf(step) === bucket);
          const shown = kept.values.filter((_, i) => bucketOf(kept.steps[i]!) === bucket);
          expect(Math.min(...shown)).toBe(Math.min(...all));
          expect(Math.max(...shown)).toBe(Math.max(...all));
        }
      }),
    );
  });

  test('leaves out what is no number', () => {
    const series = new ThinnedSeries(1);
    series.push(1, Number.NaN);
    series.push(2, 7);
    expect(series.read()).toEqual({ steps: [2], values: [7] });
  });
});

describe('a moving average', () => {
  test('leaves a constant series constant from its first value on', () => {
    const average = new MovingAverage(0.99);
    for (let i = 0; i < 50; i += 1) expect(average.next(3)).toBeCloseTo(3, 9);
  });

  test('with weight 0 is the value itself', () => {
    const average = new MovingAverage(0);
    expect([3, 1, 4].map((value) => average.next(value))).toEqual([3, 1, 4]);
  });

  test('passes over what is no number', () => {
    const average = new MovingAverage(0.9);
    average.next(2);
    expect(average.next(Number.NaN)).toBeNaN();
    expect(average.next(2)).toBeCloseTo(2, 9);
  });
});

describe('the digest of a run', () => {
  test('is the same whether the points come one by one or all at once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-3, max: 10, noNaN: true }), { minLength: 1, maxLength: 500 }),
        fc.integer({ min: 1, max: 100 }),
        (losses, at) => {
          const [whole, parts] = [new CurveStore(), new CurveStore()];
          const once = new CurveDigest(whole, 100, 0.5);
          const twice = new CurveDigest(parts, 100, 0.5);
          whole.append(rowsOf(losses), ['loss']);
          once.update();
          parts.append(rowsOf(losses.slice(0, at)), ['loss']);
          twice.update();
          parts.append(rowsOf(losses.slice(at), at + 1), ['loss']);
          twice.update();
          expect(twice.loss.batch.read()).toEqual(once.loss.batch.read());
          expect(twice.loss.smoothed.read()).toEqual(once.loss.smoothed.read());
          expect(twice.lossBounds).toEqual(once.lossBounds);
        },
      ),
    );
  });

  test('forgets what a resumed run does anew', () => {
    const store = new CurveStore();
    const digest = new CurveDigest(store, 10, 0);
    store.append(rowsOf([5, 4, 90]), ['loss']);
    digest.update();
    store.truncateAfter(2);
    store.append(rowsOf([3], 3), ['loss']);
    digest.update();
    expect(digest.loss.batch.read().values).toEqual([5, 4, 3]);
    expect(digest.lossBounds.high).toBe(5);
  });
});
