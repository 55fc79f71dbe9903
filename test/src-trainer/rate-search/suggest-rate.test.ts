import { expect, it } from 'vitest';

import type { RateStep } from '../../../src-shared/protocol/rate-search.ts';
import { createLossSmoother } from '../../../src-trainer/rate-search/smooth-losses.ts';
import { suggestRate } from '../../../src-trainer/rate-search/suggest-rate.ts';

const steps = 240;
const rateAt = (index: number): number => 1e-6 * 1e7 ** (index / (steps - 1));

/** A round whose batches have the loss of `lossAt`, smoothed as a search does it. */
function roundOf(lossAt: (rate: number, index: number) => number, count = steps): RateStep[] {
  const smooth = createLossSmoother();
  return Array.from({ length: count }, (_, index) => {
    const loss = lossAt(rateAt(index), index);
    return { round: 1, step: index + 1, rate: rateAt(index), loss, smooth: smooth(loss) };
  });
}

/** Numbers between -1 and 1 that look drawn and are the same every time. */
const chance = (index: number): number => Math.sin(index * 127.1) % 1;

/** Flat at 2 up to 0.001, then down to 0.5 at 0.01, where it stays up to 1 and is lost behind it. */
function valley(rate: number): number {
  const decades = Math.min(1, Math.max(0, Math.log10(rate / 0.001)));
  return rate > 1 ? 2 + rate : 2 - 1.5 * decades;
}

it('the average of losses that are all the same is that loss from the first step on', () => {
  const smooth = createLossSmoother();
  for (let step = 0; step < 5; step += 1) expect(smooth(0.7)).toBeCloseTo(0.7, 12);
});

it('the rate is that at which the loss has come down, and not that of the long floor behind it', () => {
  const { suggested, lowest = 0 } = suggestRate([roundOf(valley)]);
  expect(lowest).toBeGreaterThan(0.1);
  expect(suggested).toBeGreaterThan(0.005);
  expect(suggested).toBeLessThan(lowest / 5);
});

it('a lucky batch on a noisy floor does not move the suggestion to its own rate', () => {
  const noisy = (rate: number, index: number): number => valley(rate) + 0.1 * chance(index);
  const lucky = (rate: number, index: number): number => {
    const isLucky = rate > 0.6 && rate < 0.8;
    return isLucky ? 0.1 : noisy(rate, index);
  };
  const { suggested = 0, lowest = 0 } = suggestRate([roundOf(lucky), roundOf(noisy)]);
  expect(lowest).toBeGreaterThan(0.5);
  expect(suggested).toBeLessThan(lowest / 4);
});

it('where the loss only wanders nothing is suggested', () => {
  const wandering = roundOf((_rate, index) => 0.69 + 0.05 * chance(index));
  expect(suggestRate([wandering]).suggested).toBeUndefined();
  expect(suggestRate([wandering]).curve).toHaveLength(steps);
});

it('the curve ends with the round that ended first', () => {
  const short = roundOf(valley, 180);
  const lost: RateStep = { round: 2, step: 181, rate: rateAt(180), loss: null, smooth: null };
  const { curve, suggested } = suggestRate([roundOf(valley), [...short, lost]]);
  expect(curve).toHaveLength(180);
  expect(curve[5]?.loss).toBeCloseTo(2, 12);
  expect(suggested).toBeDefined();
});

it('a search that was lost at once suggests nothing', () => {
  const lost: RateStep = { round: 1, step: 1, rate: 1e-6, loss: null, smooth: null };
  expect(suggestRate([[lost]])).toEqual({ curve: [] });
  expect(suggestRate([])).toEqual({ curve: [] });
});
