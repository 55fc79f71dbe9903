import { expect, test } from 'vitest';

import { squarePlaces } from '../../../src-shared/captioning/square-places.ts';

test('squares cover a side of any length from its first pixel to its last', () => {
  for (let side = 1; side <= 50; side += 1) {
    for (let patch = 1; patch <= 25; patch += 1) {
      for (const stride of [1, Math.max(1, Math.floor(patch / 2)), patch]) {
        const places = squarePlaces(side, { patch, stride });
        const covered = new Set(
          places.flatMap((from) => Array.from({ length: patch }, (_, at) => from + at)),
        );
        for (let pixel = 0; pixel < side; pixel += 1) expect(covered.has(pixel)).toBe(true);
        expect(new Set(places).size).toBe(places.length);
        expect(places.at(-1)).toBe(Math.max(0, side - patch));
      }
    }
  }
});

test('they are a stride apart, and the last is flush with the edge', () => {
  expect(squarePlaces(48, { patch: 7, stride: 3 })).toEqual([
    0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39, 41,
  ]);
  expect(squarePlaces(48, { patch: 16, stride: 16 })).toEqual([0, 16, 32]);
  expect(squarePlaces(4, { patch: 9, stride: 4 })).toEqual([0]);
});
