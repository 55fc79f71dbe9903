import { expect, test } from 'vitest';

import { countFrames, framesOf, widthOf } from '../../../src-renderer/captions/picture-frames.ts';

test('a picture of six channels is two frames in colour, any other is itself', () => {
  const data = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  expect(framesOf({ data, shape: [1, 2, 6] })).toEqual([
    { data: Float32Array.of(1, 2, 3, 7, 8, 9), shape: [1, 2, 3] },
    { data: Float32Array.of(4, 5, 6, 10, 11, 12), shape: [1, 2, 3] },
  ]);
  expect(framesOf({ data, shape: [2, 2, 3] })).toEqual([{ data, shape: [2, 2, 3] }]);
  expect(
    [
      [4, 4, 1],
      [4, 4, 3],
      [4, 4, 6],
    ].map(countFrames),
  ).toEqual([1, 1, 2]);
});

test('two frames take twice the room of one, and a gap', () => {
  expect(widthOf([48, 48, 3], 72)).toBe(72);
  expect(widthOf([48, 48, 6], 72)).toBe(148);
});
