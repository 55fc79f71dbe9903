import { describe, expect, it } from 'vitest';

import { thinDots, thinLine } from '../../../../src-renderer/run/curves/thin-places.ts';

describe('a line with more places than pixels', () => {
  const places = Array.from({ length: 5000 }, (_, i) => ({
    x: i / 1000,
    y: i === 2345 ? -40 : i === 2400 ? 90 : i % 7,
  }));
  const thinned = thinLine(places);

  it('keeps four places a pixel column, its peaks among them, in their order', () => {
    expect(thinned.length).toBeLessThanOrEqual(4 * 5);
    expect(thinned).toContainEqual({ x: 2.345, y: -40 });
    expect(thinned).toContainEqual({ x: 2.4, y: 90 });
    expect(thinned.map(({ x }) => x)).toEqual(thinned.map(({ x }) => x).toSorted((a, b) => a - b));
    expect(thinned[0]).toEqual(places[0]);
    expect(thinned.at(-1)).toEqual(places.at(-1));
  });

  it('is as it was where it has room', () => {
    const sparse = [0, 1.5, 3, 4.5].map((x) => ({ x, y: x }));
    expect(thinLine(sparse)).toEqual(sparse);
  });
});

describe('dots', () => {
  it('of the same pixel are one', () => {
    const dots = [0.1, 0.4, 0.9, 1.2].map((x) => ({ x, y: 3.3 }));
    expect(thinDots(dots)).toHaveLength(2);
  });
});
