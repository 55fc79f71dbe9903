import { expect, it } from 'vitest';

import { ranksOfPictures, ranksOfSentences } from '../../../src-trainer/alignment/rank-pairs.ts';

/** `[sentence][picture]` */
const scores = [
  [3, 1, 2],
  [5, 4, 9],
  [0, 0, 0],
].flat();

it('finds the rank of each sentence’s own picture, equals counting against it', () => {
  expect(ranksOfPictures(scores, 3)).toEqual([1, 3, 3]);
});

it('finds the rank of each picture’s own sentence', () => {
  expect(ranksOfSentences(scores, 3)).toEqual([2, 1, 3]);
});
