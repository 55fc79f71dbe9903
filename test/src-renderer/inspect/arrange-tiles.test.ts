import { describe, expect, test } from 'vitest';

import {
  arrangeKernel,
  arrangeTiles,
  naturalColumns,
} from '../../../src-renderer/inspect/arrange-tiles.ts';
import { valueAt } from '../../../src-renderer/inspect/draw-picture.ts';

const counting = (length: number): Float32Array => Float32Array.from({ length }, (_, i) => i);

describe('pictures side by side', () => {
  test('stand in full rows, wider than high', () => {
    expect([1, 6, 8, 10, 16, 20, 32, 120].map(naturalColumns)).toEqual([1, 3, 4, 5, 4, 5, 8, 12]);
  });

  test('stand in nearly a square where the count has no divisor for full rows', () => {
    expect([7, 11, 13].map(naturalColumns)).toEqual([3, 4, 4]);
  });
});

describe('what a layer computed', () => {
  test('is a map a channel for an image', () => {
    const { tiles, columns } = arrangeTiles(counting(2 * 3 * 6), [2, 3, 6]);
    expect([tiles.length, columns]).toEqual([6, 3]);
    // Row 1, column 2, channel 4 of [2, 3, 6].
    expect(valueAt(tiles[4]!, 2, 1)).toBe((1 * 3 + 2) * 6 + 4);
  });

  test('is a frame a step for a film, and a row a channel where there are several', () => {
    const film = arrangeTiles(counting(8 * 2 * 3), [8, 2, 3, 1]);
    expect([film.tiles.length, film.columns]).toEqual([8, 4]);
    // Frame 5, row 1, column 2.
    expect(valueAt(film.tiles[5]!, 2, 1)).toBe((5 * 2 + 1) * 3 + 2);
    const maps = arrangeTiles(counting(4 * 2 * 3 * 5), [4, 2, 3, 5]);
    expect([maps.tiles.length, maps.columns]).toEqual([20, 4]);
    // Channel 3 of frame 2, row 1, column 0.
    expect(valueAt(maps.tiles[3 * 4 + 2]!, 0, 1)).toBe((2 * 2 + 1) * 3 * 5 + 3);
    expect(arrangeTiles(counting(4 * 2 * 3 * 5), [4, 2, 3, 5], 9).tiles).toHaveLength(8);
    expect(arrangeTiles(counting(12), [4, 1, 1, 3]).tiles).toMatchObject([{ width: 4, height: 3 }]);
  });

  test('keeps the first maps where there are too many', () => {
    expect(arrangeTiles(counting(256), [2, 2, 64], 16).tiles).toHaveLength(16);
  });

  test('is a strip where every map is a single number', () => {
    const { tiles } = arrangeTiles(counting(120), [1, 1, 120]);
    expect([tiles.length, tiles[0]!.width, tiles[0]!.height]).toEqual([1, 20, 6]);
  });

  test('is a strip in full rows for a vector', () => {
    const size = (length: number): number[] => {
      const { tiles } = arrangeTiles(counting(length), [length]);
      return [tiles[0]!.width, tiles[0]!.height];
    };
    expect(size(120)).toEqual([20, 6]);
    expect(size(84)).toEqual([14, 6]);
    expect(size(256)).toEqual([32, 8]);
    expect(size(10)).toEqual([10, 1]);
  });

  test('leaves holes at the end of a vector of prime length', () => {
    const [tile] = arrangeTiles(counting(17), [17]).tiles;
    expect(tile!.width * tile!.height).toBeGreaterThanOrEqual(17);
    expect(valueAt(tile!, tile!.width - 1, tile!.height - 1)).toBeNaN();
  });

  test('has time to the right for a sequence', () => {
    const [tile] = arrangeTiles(counting(5 * 3), [5, 3]).tiles;
    expect([tile!.width, tile!.height, valueAt(tile!, 4, 1)]).toEqual([5, 3, 4 * 3 + 1]);
  });
});

describe('a kernel', () => {
  test('is a picture a filter, of one input channel', () => {
    // [height 2, width 2, in 3, out 4]: row 1, column 0, channel 2, filter 3.
    const { tiles } = arrangeKernel(counting(48), [2, 2, 3, 4], 2);
    expect(tiles).toHaveLength(4);
    expect(valueAt(tiles[3]!, 0, 1)).toBe(((1 * 2 + 0) * 3 + 2) * 4 + 3);
  });

  test('of a dense layer is one picture with the inputs to the right', () => {
    const { tiles } = arrangeKernel(counting(6), [3, 2], 0);
    expect(tiles).toHaveLength(1);
    expect([tiles[0]!.width, tiles[0]!.height, valueAt(tiles[0]!, 2, 1)]).toEqual([3, 2, 5]);
  });
});
