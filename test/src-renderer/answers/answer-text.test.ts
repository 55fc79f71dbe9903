import { expect, it } from 'vitest';

import { answerText } from '../../../src-renderer/answers/answer-text.ts';
import { initialSequences } from '../../../src-shared/datasets/sequences/sequences-source.ts';

it('an answer behind a question ends at its end', () => {
  const symbols = ['<pad>', '<end>', '0', '1', '2', '3'];
  expect(answerText(initialSequences('addition'), [3, 5, 4, 1, 0], symbols)).toBe('132');
});

it('an answer at each step keeps the place at which nothing is asked', () => {
  const symbols = ['<pad>', 'a', 'b'];
  expect(answerText(initialSequences('echo'), [0, 0, 1, 2, 0], symbols)).toBe('  ab');
});
