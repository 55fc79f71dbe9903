import { expect, it } from 'vitest';

import { decodeAligned } from '../../../src-renderer/alignment/aligning.svelte.ts';
import { shadeOf } from '../../../src-renderer/alignment/shade-of.ts';

it('gives every picture its pixels and every word its own map', () => {
  const region = { left: 0, right: 0.5, top: 0, bottom: 1 };
  const numbers = Float32Array.from([1, 2, 3, 4, 10, 11, 12, 13, 20, 21, 0, 0]);
  const { items } = decodeAligned(
    {
      type: 'probe/alignment',
      probeId: 'alignment',
      step: 3,
      rows: 1,
      columns: 2,
      items: [
        { example: 0, rank: 1, words: ['a', 'b'].map((word) => ({ word, score: 1, region })) },
        { example: 1, rank: 2, words: [{ word: 'c', score: 1, region }] },
      ],
      pictures: { shape: [2, 1, 2, 1], offset: 0 },
      maps: { shape: [2, 2, 1, 2], offset: 4 },
    },
    new Uint8Array(numbers.buffer),
  );
  expect([...items[1]!.picture.data]).toEqual([3, 4]);
  expect(items[0]!.maps.map(({ data }) => [...data])).toEqual([
    [10, 11],
    [12, 13],
  ]);
  expect(items[1]!.maps.map(({ data }) => [...data])).toEqual([[20, 21]]);
});

it('leaves the cell that fits best as it is and darkens the others the less they fit', () => {
  const [worst, middle, best] = shadeOf([-1, 0, 1]);
  expect(best).toBe(0);
  expect(middle).toBeCloseTo(worst! / 2);
  expect(worst).toBeLessThan(1);
  expect(shadeOf([2, 2])).toEqual([0, 0]);
});
