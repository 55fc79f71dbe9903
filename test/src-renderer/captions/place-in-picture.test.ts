import { expect, test } from 'vitest';

import { hottestOf, placeOfRegion } from '../../../src-renderer/captions/place-in-picture.ts';

test('a region is told by the ninth of the picture that its middle lies in', () => {
  const placeOf = (left: number, top: number) =>
    placeOfRegion({ left, right: left + 0.2, top, bottom: top + 0.2 });
  const all = [0, 0.4, 0.8].map((top) => [0, 0.4, 0.8].map((left) => placeOf(left, top)));
  expect(all).toEqual([
    ['upperLeft', 'top', 'upperRight'],
    ['left', 'middle', 'right'],
    ['lowerLeft', 'bottom', 'lowerRight'],
  ]);
  expect(placeOfRegion({ left: 0, right: 1, top: 0, bottom: 1 })).toBe('middle');
});

test('the hottest pixel is told by its value and its place, in the middle of those that are as hot', () => {
  const heat = new Float32Array(6 * 9).fill(-1);
  for (const at of [9 * 4 + 7, 9 * 4 + 8, 9 * 5 + 7, 9 * 5 + 8]) heat[at] = 0.5;
  expect(hottestOf(heat, [6, 9, 3])).toEqual({ value: 0.5, place: 'lowerRight' });
  expect(hottestOf(Float32Array.of(-2, -1, -2), [1, 3])).toEqual({ value: -1, place: 'middle' });
});
