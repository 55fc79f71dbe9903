import { expect, it } from 'vitest';

import { layoutColumns } from '../../../src-renderer/unrolled/column-layout.ts';
import { layFrames } from '../../../src-renderer/unrolled/film-strip.ts';
import { noteExample } from '../../../src-renderer/unrolled/note-example.ts';
import { initialSequences } from '../../../src-shared/datasets/sequences/sequences-source.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { exampleUnrolled } from './example-unrolled.ts';

const words = messages('es').sequences;

it('frames of a film lie side by side, each with its columns from left to right', () => {
  // Two frames of two rows and three columns.
  const film = {
    data: Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    shape: [2, 2, 3, 1],
  };
  const { data, shape } = layFrames(film);
  expect(shape).toEqual([6, 2]);
  expect([...data]).toEqual([1, 4, 2, 5, 3, 6, 7, 10, 8, 11, 9, 12]);
});

it('a layer that watches a film has room for its frames, any other for its tokens alone', () => {
  const unrolled = { ...exampleUnrolled(), tokens: undefined };
  const given = { data: new Float32Array(2 * 144), shape: [2, 12, 12, 1] };
  const room = { width: 600, height: 260 };
  expect(layoutColumns({ ...unrolled, given }, 'columns', room, false).rows.token?.height).toBe(30);
  expect(layoutColumns(unrolled, 'columns', room, false).rows.token).toBeUndefined();
});

it('the number that is spelled out is said, and what signs stand for', () => {
  const data = new Float32Array(30);
  for (const place of [3, 11, 20]) data[place] = 1;
  const given = { data, shape: [30] };
  expect(noteExample({ given }, initialSequences('spelling'), words).join(' ')).toContain('310');
  const [key] = noteExample({ given: undefined }, initialSequences('brackets'), words);
  expect(key).toContain('!');
  expect(key).toContain('·');
  expect(noteExample({ given }, initialSequences('echo'), words)).toEqual([]);
});
