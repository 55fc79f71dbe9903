import { expect, test } from 'vitest';

import { mergeNeighbours } from '../../../src-shared/captioning/merge-neighbours.ts';
import { wordDistance } from '../../../src-shared/captioning/word-distance.ts';

const distance = (a: string, b: string): number =>
  wordDistance(a.split(' ').filter(Boolean), b.split(' ').filter(Boolean));

test.each([
  ['a red circle', 'a red circle', 0],
  ['a red circle', 'a blue circle', 1],
  ['a red circle', 'a big red circle', 1],
  ['a red circle above a star', 'a circle above a blue star', 2],
  ['', 'two stars', 2],
  ['two stars', '', 2],
])('from %j to %j so many words differ', (a, b, count) => {
  expect(distance(a, b)).toBe(count);
});

test('what was found in parts is merged: each sentence once, with all its pictures, the nearest first', () => {
  const one = (text: string, far: number, pictures: number) => ({
    ...{ words: text.split(' '), distance: far, pictures },
  });
  const merged = mergeNeighbours(
    [one('b', 1, 2), one('c', 0, 1), one('a', 1, 1), one('b', 1, 3), one('d', 2, 9)],
    3,
  );
  expect(merged).toEqual([one('c', 0, 1), one('a', 1, 1), one('b', 1, 5)]);
});
