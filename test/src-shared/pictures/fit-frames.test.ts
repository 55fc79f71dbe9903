import { expect, test } from 'vitest';

import { fitFrames } from '../../../src-shared/pictures/fit-frames.ts';

/** `[height, width, 4]`: white left of the middle, black right of it. */
function halves(
  height: number,
  width: number,
): { height: number; width: number; rgba: Uint8Array } {
  const rgba = new Uint8Array(4 * height * width);
  for (let at = 0; at < height * width; at += 1) {
    const light = at % width < width / 2 ? 255 : 0;
    rgba.set([light, light, light, 255], 4 * at);
  }
  return { height, width, rgba };
}

/** Red of the first and of the second frame at a place of 4 × 4 pixels. */
const at = (pixels: Uint8Array, x: number, y: number): number[] =>
  [0, 3].map((channel) => pixels[6 * (4 * y + x) + channel]!);

test('a picture twice as wide as high is two frames, the left one first', () => {
  const pixels = fitFrames(halves(8, 16), { height: 4, width: 4 });
  expect(pixels).toHaveLength(4 * 4 * 6);
  expect([at(pixels, 0, 0), at(pixels, 3, 3)]).toEqual([
    [255, 0],
    [255, 0],
  ]);
});

test('any other picture stands in both', () => {
  const pixels = fitFrames(halves(8, 8), { height: 4, width: 4 });
  expect([at(pixels, 0, 0), at(pixels, 3, 3)]).toEqual([
    [255, 255],
    [0, 0],
  ]);
});
