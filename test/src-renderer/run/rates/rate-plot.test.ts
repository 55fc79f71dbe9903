import { expect, it } from 'vitest';

import { nearestRate, ratePlot } from '../../../../src-renderer/run/rates/rate-plot.ts';
import type { RateStep } from '../../../../src-shared/protocol/rate-search.ts';

const say = { rate: String, loss: String };
const step = (round: number, rate: number, loss: number | null): RateStep => ({
  ...{ round, step: 1, rate, loss, smooth: loss },
});
const steps = [step(1, 1e-6, 2), step(1, 10, null), step(2, 1e-6, 1), step(2, 1e-3, 0.5)];
const found = {
  isStopped: false,
  curve: [
    { rate: 1e-6, loss: 1.5 },
    { rate: 1e-3, loss: 0.5 },
  ],
  suggested: 0.01,
  lowest: 0.1,
};

it('while it is searched there is a line a round and a dot a batch, on decades', () => {
  const plot = ratePlot(steps, undefined, say);
  expect(plot.lines).toHaveLength(2);
  expect(plot.lines[0]?.xs).toEqual([0, 1]);
  expect(plot.lines[0]?.ys).toEqual([2, Number.NaN]);
  expect(plot.dots.xs[3]).toBeCloseTo(3 / 7, 12);
  expect(plot.xTicks.map(({ at }) => Math.round(at * 7))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(plot.marks).toEqual([]);
});

it('when it is over the mean lies in front of faint rounds, and the suggestion is marked', () => {
  const plot = ratePlot(steps, found, say);
  expect(plot.lines.map(({ alpha }) => alpha)).toEqual([0.4, 0.4, undefined]);
  expect(plot.lines.at(-1)?.ys).toEqual([1.5, 0.5]);
  expect(plot.marks).toMatchObject([{ kind: 'best', label: '0.01' }]);
  expect(plot.marks[0]?.at).toBeCloseTo(4 / 7, 12);
});

it('before the first step there is an empty chart, and no mark where nothing is suggested', () => {
  expect(ratePlot([], undefined, say).lines).toEqual([]);
  const { suggested: _none, ...without } = found;
  expect(ratePlot(steps, without, say).marks).toEqual([]);
});

it('the cursor finds the nearest place that was measured', () => {
  expect(nearestRate(found.curve, 0.4)).toEqual({ rate: 1e-3, loss: 0.5 });
  expect(nearestRate(found.curve, 0)).toEqual({ rate: 1e-6, loss: 1.5 });
  expect(nearestRate([], 0.5)).toBeUndefined();
});
