import { expect, test } from 'vitest';

import {
  activationPath,
  curvePath,
  isActivationName,
  shareBars,
} from '../../../src-renderer/inspector/activation-curves.ts';
import { activationNames } from '../../../src-shared/layers/activation-names.ts';

/** The points of a path, with 0 in the middle and up positive. */
function pointsOf(path: string): { x: number; y: number }[] {
  return path
    .slice(1)
    .split('L')
    .map((pair) => pair.split(' ').map(Number))
    .map(([x = 0, y = 0]) => ({ x: x - 13, y: 8 - y }));
}

const rising = activationNames.filter((name) => name !== 'gelu');
test.each(rising)('%s is drawn inside its box and never falls', (name) => {
  const points = pointsOf(activationPath(name, 26, 16));
  expect(points.length).toBeGreaterThan(20);
  for (const [index, { x, y }] of points.entries()) {
    expect(Math.abs(x)).toBeLessThanOrEqual(13);
    expect(Math.abs(y)).toBeLessThanOrEqual(8);
    expect(y).toBeGreaterThanOrEqual((points[index - 1]?.y ?? y) - 0.05);
  }
});

test('ReLU is flat to the left of 0 and rises to the right', () => {
  const points = pointsOf(activationPath('relu', 26, 16));
  expect(points.filter(({ x }) => x < 0).every(({ y }) => y === 0)).toBe(true);
  expect(points.at(-1)?.y).toBeGreaterThan(6);
});

test('GELU falls a little below 0 and then rises as ReLU', () => {
  const points = pointsOf(activationPath('gelu', 26, 16));
  const lowest = points.reduce((low, point) => (point.y < low.y ? point : low));
  // Its lowest point is −0.17 at −0.75, of 1.5 up and 2.6 to the side.
  expect(Math.abs(lowest.x - (-0.75 / 2.6) * 13)).toBeLessThan(1.1);
  expect(lowest.y).toBeCloseTo((-0.17 / 1.5) * 8, 1);
  expect(points.at(-1)?.y).toBeGreaterThan(6);
});

test('tanh goes through 0 and is the same to both sides', () => {
  const points = pointsOf(activationPath('tanh', 26, 16));
  for (const [index, { y }] of points.entries()) {
    expect(y).toBeCloseTo(-points[points.length - 1 - index]!.y, 1);
  }
});

test('other names are told from activations', () => {
  expect(isActivationName('relu')).toBe(true);
  expect(isActivationName('valid')).toBe(false);
});

test('a slope that jumps is drawn in two pieces', () => {
  const path = curvePath((x) => (x > 0 ? 1 : 0), 26, 16);
  expect(path.match(/M/g)).toHaveLength(2);
});

test('the fullest piece of a histogram is 1, and what lies outside is counted at the ends', () => {
  expect(shareBars(Float32Array.of(-9, -0.5, 0.5, 0.6, 9), -1, 1, 2)).toEqual([2 / 3, 1]);
  expect(shareBars(new Float32Array(0), -1, 1, 2)).toEqual([]);
});
