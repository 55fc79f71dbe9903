import { expect, test } from 'vitest';

import {
  depthsOf,
  pathTo,
  rankSentences,
  type ToldNode,
} from '../../../src-shared/captioning/told-tree.ts';

const node = (
  parent: number,
  word: string,
  total: number,
  fate: ToldNode['fate'] = 'kept',
): ToldNode => ({ parent, word, logProbability: -0.1, total, fate });

const nodes = [
  node(-1, '<start>', 0),
  node(0, 'a', -0.1),
  node(0, 'two', -1.1, 'pruned'),
  node(1, 'star', -0.4),
  node(1, 'heart', -0.3),
  node(3, '<end>', -0.45, 'ended'),
  node(4, 'above', -0.5),
];

test('every word knows the words before it', () => {
  expect(pathTo(nodes, 5)).toEqual([1, 3, 5]);
  expect(depthsOf(nodes)).toEqual([0, 1, 1, 2, 2, 3, 3]);
});

test('sentences are ranked by their sums, those that found no end in the last column too', () => {
  expect(rankSentences({ nodes, path: [1, 3, 5] })).toEqual([
    { node: 5, words: ['a', 'star'], total: -0.45, isWhole: true },
    { node: 6, words: ['a', 'heart', 'above'], total: -0.5, isWhole: false },
  ]);
});
