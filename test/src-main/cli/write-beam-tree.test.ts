import { expect, test } from 'vitest';

import { writeBeamTree } from '../../../src-main/cli/write-beam-tree.ts';

test('a beam tree is written with each word under the one before it, and what was dropped is marked', () => {
  const node = (
    parent: number,
    word: string,
    total: number,
    fate: 'kept' | 'ended' | 'pruned',
  ) => ({
    ...{ parent, word, total, fate },
    logProbability: -0.5,
  });
  const nodes = [
    node(-1, '<start>', 0, 'kept'),
    node(0, 'a', -0.5, 'kept'),
    node(0, 'two', -2, 'pruned'),
    node(1, 'star', -1.5, 'kept'),
    node(1, 'heart', -1, 'kept'),
    node(3, '<end>', -1.75, 'ended'),
    node(4, '<end>', -1.25, 'ended'),
  ];
  expect(writeBeamTree({ nodes, path: [1, 4, 6] }, 'es')).toEqual([
    '  ● a −0,50  −0,50',
    '    ● heart −0,50  −1,00',
    '      ● <end> −0,50  −1,25',
    '    ○ star −0,50  −1,50',
    '      ■ <end> −0,50  −1,75',
    '  × two −0,50  −2,00',
  ]);
});
