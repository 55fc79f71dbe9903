import { describe, expect, test } from 'vitest';

import { readAxisNumbers } from '../../../src-renderer/run/sweeps/read-axis-values.ts';
import { sweepPlot, type SweepDrawing } from '../../../src-renderer/run/sweeps/sweep-plot.ts';
import { sweepPoints, type SweptRun } from '../../../src-shared/runs/sweep-result.ts';

const run = (value: number, seed: number): SweptRun => ({
  runId: `run-${value}-${seed}`,
  state: 'completed',
  values: [value],
  trainLoss: 1 / value,
  trainAccuracy: 1 - 0.1 / value,
  valLoss: 2 / value,
  valAccuracy: 1 - (0.2 + 0.02 * seed) / value,
  parameterCount: value * 10,
  trainExamples: 1000,
});
const points = sweepPoints([100, 1, 10].flatMap((value) => [run(value, 0), run(value, 1)]));
const drawing: SweepDrawing = {
  measure: 'error',
  isByWeights: false,
  hasBound: true,
  sayX: String,
  sayY: String,
};

describe('a sweep of one setting', () => {
  test('has even factors evenly apart, with means and bands of E_in and E_out', () => {
    const { plot, places } = sweepPlot(points, drawing);
    expect(places.map(({ point }) => point.values[0])).toEqual([1, 10, 100]);
    const [first = 0, second = 0, third = 0] = places.map(({ x }) => x);
    expect(second - first).toBeCloseTo(third - second);
    const held = plot.lines.at(-1);
    expect(held?.ys[0]).toBeCloseTo(0.21);
    expect(plot.bands?.[1]?.lows[0]).toBeCloseTo(0.2);
    expect(plot.bands?.[1]?.highs[0]).toBeCloseTo(0.22);
    expect(plot.xTicks.map(({ label }) => label)).toEqual(['1', '10', '100']);
  });

  test('says where the d_VC bound lies when the chart does not reach it', () => {
    const { boundBeyond, plot } = sweepPlot(points, drawing);
    expect(boundBeyond?.low).toBeGreaterThan(plot.y.high);
    expect(sweepPlot(points, { ...drawing, hasBound: false }).boundBeyond).toBeUndefined();
  });

  test('can be drawn against its weights', () => {
    const { plot } = sweepPlot(points, { ...drawing, isByWeights: true });
    expect(plot.xTicks.map(({ label }) => label)).toEqual(['10', '100', '1000']);
  });
});

test('values are read with comma or point, each once', () => {
  expect(readAxisNumbers(' 0,1  0.5; 3 3')).toEqual([0.1, 0.5, 3]);
  expect(readAxisNumbers('1 two')).toBeUndefined();
  expect(readAxisNumbers('')).toEqual([]);
});
