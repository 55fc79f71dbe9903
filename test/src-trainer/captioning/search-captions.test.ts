import { expect, test } from 'vitest';

import { ProblemError } from '../../../src-shared/problem.ts';
import type { Captioner, Rows } from '../../../src-trainer/captioning/open-captioner.ts';
import { searchCaptions } from '../../../src-trainer/captioning/search-captions.ts';

/** Words: 0 padding, 1 start, 2 end, 3 unknown, then A, B, C. How likely each next word is hangs on the last one alone. */
const [unknown, A, B, C] = [3, 4, 5, 6];
type Chances = Readonly<Record<number, readonly number[]>>;
const usual: Chances = {
  1: [0, 0, 0, 0, 0.6, 0.4, 0],
  [A]: [0, 0, 0.1, 0, 0.3, 0.3, 0.3],
  [B]: [0, 0, 0.05, 0, 0, 0, 0.95],
  [C]: [0, 0, 0.9, 0, 0.1, 0, 0],
};

function captionerOf(pictures: number, steps: number, chances = usual): Captioner {
  const rowsOf = (about: Int32Array, words: Int32Array, length: number): Rows => ({
    pictures: about,
    words,
    length,
    logProbabilities: Float32Array.from(
      [...about.keys()].flatMap((row) =>
        (chances[words[row * steps + length - 1]!] ?? []).map((chance) => Math.log(chance)),
      ),
    ),
  });
  return {
    vocabularySize: 7,
    steps,
    begin: () => {
      const words = new Int32Array(pictures * steps);
      for (let row = 0; row < pictures; row += 1) words[row * steps] = 1;
      return rowsOf(
        Int32Array.from({ length: pictures }, (_, one) => one),
        words,
        1,
      );
    },
    next: (before, parents, added) => {
      const words = new Int32Array(parents.length * steps);
      for (const [row, parent] of parents.entries()) {
        words.set(before.words.subarray(parent * steps, (parent + 1) * steps), row * steps);
        words[row * steps + before.length] = added[row]!;
      }
      const about = Int32Array.from(parents, (parent) => before.pictures[parent]!);
      return rowsOf(about, words, before.length + 1);
    },
    dispose: () => undefined,
  };
}

test('greedy takes the likeliest word, a beam the likelier sentence', () => {
  const [greedy] = searchCaptions(captionerOf(1, 6), { width: 1, isTreeKept: false });
  expect(greedy!.words[0]).toBe(A);
  const [beam] = searchCaptions(captionerOf(1, 6), { width: 3, isTreeKept: false });
  expect(beam!.words).toEqual([B, C]);
  expect(beam!.total).toBeCloseTo(Math.log(0.4 * 0.95 * 0.9), 5);
  expect(beam!.logProbabilities.map(Math.exp)).toEqual([
    expect.closeTo(0.4, 5),
    expect.closeTo(0.95, 5),
    expect.closeTo(0.9, 5),
  ]);
  expect(beam!.total).toBeGreaterThan(greedy!.total);
});

test('the tree has what was dropped as well, each behind its parent', () => {
  const [said] = searchCaptions(captionerOf(1, 6), { width: 2, isTreeKept: true });
  const { tree = [], path = [] } = said!;
  expect(tree[0]).toMatchObject({ parent: -1, fate: 'kept' });
  for (const [at, node] of tree.entries()) {
    if (at === 0) continue;
    expect(node.parent).toBeLessThan(at);
    expect(node.total).toBeCloseTo(tree[node.parent]!.total + node.logProbability, 4);
    expect(tree[node.parent]!.fate).toBe('kept');
  }
  expect(path.map((at) => tree[at]!.word)).toEqual([B, C, 2]);
  expect(tree[path.at(-1)!]!.fate).toBe('ended');
  expect(tree.some(({ fate }) => fate === 'pruned')).toBe(true);
  // No more than two go on at a time.
  const depths = new Map<number, number>();
  const depthOf = (at: number): number => (at <= 0 ? 0 : 1 + depthOf(tree[at]!.parent));
  for (const [at, { fate }] of tree.entries()) {
    if (at > 0 && fate !== 'pruned') depths.set(depthOf(at), (depths.get(depthOf(at)) ?? 0) + 1);
  }
  expect(Math.max(...depths.values())).toBeLessThanOrEqual(2);
});

test('a sentence that finds no end stops where there is no more room', () => {
  const [said] = searchCaptions(captionerOf(1, 2), { width: 1, isTreeKept: false });
  expect(said!.words).toHaveLength(2);
});

test('a sentence is no longer than was asked for', () => {
  const asked = { width: 2, isTreeKept: false, longest: 2 };
  const [said] = searchCaptions(captionerOf(1, 6), asked);
  expect(said!.logProbabilities).toHaveLength(2);
});

test('many pictures are captioned as each one alone', () => {
  const alone = searchCaptions(captionerOf(1, 6), { width: 3, isTreeKept: false });
  const together = searchCaptions(captionerOf(5, 6), { width: 3, isTreeKept: false });
  expect(together).toEqual(Array.from({ length: 5 }, () => alone[0]));
});

test('a rare word that was learned as an unknown one is never said, however likely', () => {
  const rare = { ...usual, 1: [0, 0, 0, 0.9, 0.06, 0.04, 0], [A]: [0, 0, 0.2, 0.8, 0, 0, 0] };
  for (const width of [1, 3]) {
    const [said] = searchCaptions(captionerOf(1, 6, rare), { width, isTreeKept: true });
    expect(said!.words.length).toBeGreaterThan(0);
    expect(said!.words).not.toContain(unknown);
    expect(said!.tree!.map(({ word }) => word)).not.toContain(unknown);
  }
});

test.each([1, 3])(
  'a network that answers with no number says so in a sentence, beam %i',
  (width) => {
    const broken = { ...usual, [A]: Array<number>(7).fill(Number.NaN) };
    const search = () => searchCaptions(captionerOf(1, 6, broken), { width, isTreeKept: false });
    expect(search).toThrow(ProblemError);
    expect(search).toThrow(
      expect.objectContaining({ problem: { code: 'caption-no-number', details: {} } }),
    );
  },
);
