import { expect, test } from 'vitest';

import { unitLimit, valuesOf } from '../../../../src-renderer/run/fit/paint-fit.ts';
import type { CurveFit } from '../../../../src-renderer/run/decode-frame.ts';

const numbers = (...data: number[]) => ({ data: Float32Array.from(data), shape: [data.length] });
const fit = (added: number[], fitted: number[], points: number[]): CurveFit => ({
  step: 1,
  range: [0, 1],
  fitted: numbers(...fitted),
  sum: { ...numbers(...added), nodeId: 'dense_1', bias: 0 },
  points: numbers(...points),
});

test('the picture holds every point and the true curve, and does not follow the network', () => {
  const points = [0, -2, 0, 1, 3, 1];
  const [low, high] = valuesOf(fit([], [99, -99], points), [0, 1]);
  expect(low).toBeCloseTo(-2.5);
  expect(high).toBeCloseTo(3.5);
  const [flatLow, flatHigh] = valuesOf(fit([], [], [0, 1, 0]), []);
  expect(flatHigh).toBeGreaterThan(flatLow);
});

test('the limit of what the units add is the next power of two, of any size', () => {
  expect(unitLimit(fit([0.3, -0.4], [0.1], []))).toBe(0.5);
  expect(unitLimit(fit([0.3, -5], [0.1], []))).toBe(8);
  expect(unitLimit(fit([4], [0], []))).toBe(4);
  expect(unitLimit(fit([0], [Number.NaN], []))).toBe(1);
});
