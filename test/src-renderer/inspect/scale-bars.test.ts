import { expect, test } from 'vitest';

import { scaleBars } from '../../../src-renderer/inspect/scale-bars.ts';

test('the bars of a scale stand on 1, those of a shift on 0', () => {
  const gamma = scaleBars('gamma', Float32Array.of(0.5, 1, 1.5));
  expect(gamma).toMatchObject({ start: 1, least: 0.5, most: 1.5, line: 0.5 });
  expect(gamma.bars).toEqual([
    { from: 0, to: 0.5 },
    { from: 0.5, to: 0.5 },
    { from: 0.5, to: 1 },
  ]);
  expect(scaleBars('beta', Float32Array.of(0, 2)).start).toBe(0);
});

test('an untrained vector is a line with room to both sides', () => {
  const { line, bars } = scaleBars('moving_variance', Float32Array.of(1, 1));
  expect(line).toBeCloseTo(0.5);
  expect(bars.every(({ from, to }) => from === to)).toBe(true);
});
