import { expect, test } from 'vitest';

import { mixHeat, mostOf, spreadDrops } from '../../../src-renderer/captions/heat.ts';

test('what a word loses under a pixel is the mean over the squares that cover it', () => {
  // Squares of two pixels, one pixel apart, over 3 × 3: two rows of two; two words each.
  const drops = Float32Array.of(1, 0, 3, 0, 5, 0, 7, 9);
  const squares = { patch: 2, stride: 1 };
  const first = spreadDrops(drops, squares, { word: 0, words: 2 }, [3, 3]);
  expect([...first]).toEqual([1, 2, 3, 3, 4, 5, 5, 6, 7]);
  const second = spreadDrops(drops, squares, { word: 1, words: 2 }, [3, 3]);
  expect(second[8]).toBe(9);
  // Only the first row is there yet.
  const part = spreadDrops(drops.subarray(0, 4), squares, { word: 0, words: 2 }, [3, 3]);
  expect([...part]).toEqual([1, 2, 3, 1, 2, 3, 0, 0, 0]);
});

test('what lies at the right and at the bottom is covered too, however the squares divide the picture', () => {
  const squares = { patch: 3, stride: 2 };
  // Squares begin at 0, 2 and, flush with the edge, at 3.
  const drops = new Float32Array(9).fill(1);
  const heat = spreadDrops(drops, squares, { word: 0, words: 1 }, [6, 6]);
  expect([...heat]).toEqual(Array(36).fill(1));
  const last = spreadDrops(
    drops.map((_, at) => Number(at === 8)),
    squares,
    { word: 0, words: 1 },
    [6, 6],
  );
  expect(last[35]).toBe(1);
  expect(last[6 * 2 + 2]).toBe(0);
});

test('no heat leaves the picture in grey, and the most heat nothing but its colour', () => {
  const ramp = new Uint8ClampedArray(3 * 256).map((_, at) => Math.floor(at / 3));
  const picture = { data: Float32Array.of(1, 0, 0.5, 0, 0, 0), shape: [1, 2, 3] };
  const pixels = mixHeat(picture, Float32Array.of(0, -2), 2, ramp);
  expect([...pixels]).toEqual([76, 76, 76, 255, 0, 0, 0, 255]);
  expect(mostOf(Float32Array.of(0.5, -2))).toBe(2);
  expect([...mixHeat(picture, Float32Array.of(0, 0), 0, ramp)].slice(4)).toEqual([0, 0, 0, 255]);
});
