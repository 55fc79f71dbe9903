import { expect, it } from 'vitest';

import { answerText, isAskedAt } from '../../../../src-shared/datasets/sequences/answer-text.ts';
import { initialSequences } from '../../../../src-shared/datasets/sequences/sequences-source.ts';

it('an answer behind a question ends at its end', () => {
  const symbols = ['<pad>', '<end>', '0', '1', '2', '3'];
  expect(answerText(initialSequences('addition'), [3, 5, 4, 1, 0], symbols)).toBe('132');
});

it('an answer at each step keeps the place at which nothing is asked', () => {
  const symbols = ['<pad>', 'a', 'b'];
  expect(answerText(initialSequences('echo'), [0, 0, 1, 2, 0], symbols)).toBe('  ab');
});

it('nothing is asked of an echo before it begins, nor behind the question where each step has its answer', () => {
  const askedOf = (task: Parameters<typeof initialSequences>[0]) =>
    [0, 1, 2, 3, 4, 5].filter((place) => isAskedAt(initialSequences(task), place, 5));
  expect(askedOf('echo')).toEqual([3, 4]);
  expect(askedOf('brackets')).toEqual([0, 1, 2, 3, 4]);
  expect(askedOf('addition')).toEqual([0, 1, 2, 3, 4, 5]);
});
