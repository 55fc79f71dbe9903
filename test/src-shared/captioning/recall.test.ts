import { expect, it } from 'vitest';

import { recallByChance, recallOf } from '../../../src-shared/captioning/recall.ts';

it('says how many are among the first, and the middle rank', () => {
  expect(recallOf([1, 1, 4, 8, 30])).toEqual({ at1: 0.4, at5: 0.6, at10: 0.8, medianRank: 4 });
});

it('says what chance would do, as if every rank occurred once', () => {
  for (const among of [4, 20, 100]) {
    const ranks = Array.from({ length: among }, (_, at) => at + 1);
    expect(recallByChance(among)).toEqual(recallOf(ranks));
  }
});
