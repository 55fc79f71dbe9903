import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { CurveStore, upperBound, type EpochRow } from '../../../src-renderer/run/curve-store.ts';
import { countReads } from './reactive.svelte.ts';

const epochRow = (epoch: number, step: number): EpochRow => ({
  epoch,
  step,
  loss: 1 / epoch,
  accuracy: 0.5,
  valLoss: 1 / epoch,
  valAccuracy: 0.5,
  examplesPerSecond: 100,
});

describe('the curves of a run', () => {
  test('keep every point of a long run', () => {
    const curves = new CurveStore();
    for (let block = 0; block < 50; block += 1) {
      const rows = Array.from({ length: 100 }, (_, i) => [block * 100 + i + 1, 0, i, -i]).flat();
      curves.append(Float64Array.from(rows), ['loss', 'accuracy']);
    }
    expect(curves.length).toBe(5000);
    expect(curves.steps[4999]).toBe(5000);
    expect(curves.metric('accuracy')[4999]).toBe(-99);
    expect(curves.metric('unknown')).toHaveLength(0);
  });

  test('go back to the checkpoint that a run goes on from', () => {
    const curves = new CurveStore();
    curves.append(Float64Array.from([1, 0, 5, 2, 0, 4, 3, 1, 3]), ['loss']);
    curves.addEpoch(epochRow(1, 2));
    curves.addEpoch(epochRow(2, 3));
    curves.truncateAfter(2);
    expect([...curves.steps]).toEqual([1, 2]);
    expect(curves.epochs.map((row) => row.epoch)).toEqual([1]);
    curves.append(Float64Array.from([3, 1, 2.5]), ['loss']);
    expect([...curves.metric('loss')]).toEqual([5, 4, 2.5]);
  });

  test('replace what is done a second time, as the record of a resumed run has it', () => {
    const curves = new CurveStore();
    curves.append(Float64Array.from([1, 0, 5, 2, 0, 4, 3, 0, 3, 2, 0, 3.5, 3, 0, 2.5]), ['loss']);
    expect([...curves.steps]).toEqual([1, 2, 3]);
    expect([...curves.metric('loss')]).toEqual([5, 3.5, 2.5]);
  });

  test('have a hole where a metric was not measured yet', () => {
    const curves = new CurveStore();
    curves.append(Float64Array.from([1, 0, 5]), ['loss']);
    curves.append(Float64Array.from([2, 0, 4, 0.5]), ['loss', 'accuracy']);
    expect([...curves.metric('accuracy')]).toEqual([Number.NaN, 0.5]);
  });

  test('find a step among the rising ones', () => {
    const steps = Float64Array.from([1, 3, 5]);
    expect([0, 1, 2, 5, 9].map((step) => upperBound(steps, step))).toEqual([0, 1, 1, 3, 3]);
  });
});

describe('what is drawn from them', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is drawn at most 20 times a second, and always up to the last point', () => {
    const curves = new CurveStore();
    const reads = countReads(() => curves.version);
    for (let step = 1; step <= 100; step += 1) {
      curves.append(Float64Array.from([step, 0, 1]), ['loss']);
      vi.advanceTimersByTime(10);
      flushSync();
    }
    vi.advanceTimersByTime(100);
    flushSync();
    expect(reads.count).toBeGreaterThan(10);
    expect(reads.count).toBeLessThanOrEqual(22);
    expect(reads.last).toBe(curves.version);
    reads.stop();
  });
});
