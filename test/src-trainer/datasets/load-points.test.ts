import { describe, expect, test } from 'vitest';

import type { Dataset } from '../../../src-trainer/datasets/dataset.ts';
import {
  generatePoints,
  type PointsSource,
} from '../../../src-trainer/datasets/generate-points.ts';
import { loadPoints } from '../../../src-trainer/datasets/load-points.ts';

const patterns = ['circle', 'xor', 'gauss', 'spiral', 'moons'] as const;
const source = (pattern: PointsSource['pattern'], noise = 0, count = 400): PointsSource => ({
  kind: 'points',
  pattern,
  count,
  noise,
});
const allOf = (count: number) => Int32Array.from({ length: count }, (_, index) => index);

/** The share of points whose nearest other point has the same class. */
function agreementOfNeighbours({ train }: Dataset): number {
  const xy = train.gatherInputs(allOf(train.count));
  const classes = train.gatherTargets(allOf(train.count));
  let agreeing = 0;
  for (let one = 0; one < train.count; one += 1) {
    let nearest = -1;
    let least = Infinity;
    for (let other = 0; other < train.count; other += 1) {
      const distance = Math.hypot(
        xy[2 * one]! - xy[2 * other]!,
        xy[2 * one + 1]! - xy[2 * other + 1]!,
      );
      if (other !== one && distance < least) [nearest, least] = [other, distance];
    }
    if (classes[nearest] === classes[one]) agreeing += 1;
  }
  return agreeing / train.count;
}

describe.each(patterns)('points in the pattern %s', (pattern) => {
  test('are the same every time, half of each class, in the unit square', () => {
    const points = generatePoints(source(pattern));
    expect(generatePoints(source(pattern))).toEqual(points);
    expect(points.classes.reduce((sum, it) => sum + it, 0)).toBe(200);
    expect(Math.max(...points.coordinates.map(Math.abs))).toBeLessThan(1.2);
  });

  test('lie beside their own class without noise, and less so with much of it', () => {
    const clean = agreementOfNeighbours(loadPoints(source(pattern), 0));
    expect(clean).toBeGreaterThan(0.95);
    expect(agreementOfNeighbours(loadPoints(source(pattern, 1), 0))).toBeLessThan(clean - 0.1);
  });

  test('noise moves the same points by its standard deviation', () => {
    const clean = generatePoints(source(pattern, 0, 5000)).coordinates;
    const noisy = generatePoints(source(pattern, 0.3, 5000)).coordinates;
    const square = noisy.reduce((sum, it, at) => sum + (it - clean[at]!) ** 2, 0);
    expect(Math.sqrt(square / noisy.length)).toBeCloseTo(0.3, 1);
  });
});

describe('points of the plane', () => {
  test('are held out by class, and every point is in one part', () => {
    const { train, validation } = loadPoints(source('moons', 0.1, 101), 0.25);
    expect([train.count, validation.count]).toEqual([76, 25]);
    const ones = validation.gatherTargets(allOf(25)).filter((it) => it === 1).length;
    expect([12, 13]).toContain(ones);
    const keys = [train, validation].flatMap((part) => {
      const xy = part.gatherInputs(allOf(part.count));
      return Array.from({ length: part.count }, (_, at) => `${xy[2 * at]} ${xy[2 * at + 1]}`);
    });
    expect(new Set(keys).size).toBe(101);
  });

  test('an index that is none throws', () => {
    const { train } = loadPoints(source('xor'), 0.5);
    expect(() => train.gatherInputs(Int32Array.of(200))).toThrow(RangeError);
  });
});
