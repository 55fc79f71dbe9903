import { describe, expect, test } from 'vitest';

import { pairSymbols } from '../../../src-renderer/answers/pair-symbols.ts';
import { questionText } from '../../../src-renderer/answers/question-text.ts';
import {
  isWholeAnswer,
  likeliestSymbols,
} from '../../../src-shared/datasets/sequences/judge-answer.ts';
import { initialSequences } from '../../../src-shared/datasets/sequences/sequences-source.ts';

const symbols = ['<pad>', '<end>', '1', '2', ' '];

describe('an answer beside what is right', () => {
  test('goes as far as something is wanted, and marks the end and spaces', () => {
    const pairs = pairSymbols([2, 3, 3, 3, 3], [2, 4, 1, 0, 0], symbols);
    expect(pairs).toEqual([
      { said: '1', wanted: '1', isRight: true, isFree: false },
      { said: '2', wanted: '␣', isRight: false, isFree: false },
      { said: '2', wanted: '∎', isRight: false, isFree: false },
    ]);
  });

  test('leaves places free at which nothing is asked yet', () => {
    const pairs = pairSymbols([3, 2], [0, 2], symbols);
    expect(pairs.map(({ isFree }) => isFree)).toEqual([true, false]);
  });
});

test('the likeliest symbol of each place is said, and padding may be anything', () => {
  const said = likeliestSymbols(Float32Array.of(0.1, 0.7, 0.2, 0.5, 0.2, 0.3), 3);
  expect(said).toEqual([1, 0]);
  expect(isWholeAnswer(said, [1, 0])).toBe(true);
  expect(isWholeAnswer(said, [1, 2])).toBe(false);
});

test('a number to be spelled reads as a number', () => {
  const given = new Float32Array(30);
  for (const at of [0, 14, 27]) given[at] = 1;
  expect(questionText(initialSequences('spelling'), given)).toBe('47');
});
