import { expect, test } from 'vitest';

import { readSymbols } from '../../../src-shared/datasets/sequences/read-symbols.ts';
import {
  initialSequences,
  type SequencesSource,
} from '../../../src-shared/datasets/sequences/sequences-source.ts';
import { symbolsOf } from '../../../src-shared/datasets/sequences/symbols.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { readQuestion } from '../../../src-trainer/sequences/read-question.ts';

const addition = initialSequences('addition');
const codeOf = (typed: string, source: SequencesSource): string | undefined => {
  try {
    readQuestion(typed, source);
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : 'thrown';
  }
  return undefined;
};

test('a sum is read in the order in which the network was trained', () => {
  const asked = symbolsOf(addition).asked ?? [];
  expect(readSymbols(readQuestion('47+85', addition), asked)).toBe('58+74');
  const straight = { ...addition, reversed: false } as SequencesSource;
  expect(readSymbols(readQuestion(' 47+85 ', straight), asked)).toBe('47+85');
  expect(readQuestion('47+85', straight)).toHaveLength(7);
});

test('a number to be spelled is one place of ten for each digit, zeros in front', () => {
  const places = readQuestion('47', initialSequences('spelling'));
  expect([...places.keys()].filter((at) => places[at] === 1)).toEqual([0, 10 + 4, 20 + 7]);
});

test.each([
  ['47-85', addition, 'question-symbol-unknown'],
  ['4747+8585', addition, 'question-too-long'],
  ['', initialSequences('echo'), 'question-too-long'],
  ['1000', initialSequences('spelling'), 'question-too-long'],
  ['<pad>', initialSequences('brackets'), 'question-symbol-unknown'],
  ['([{}])', initialSequences('brackets'), undefined],
])('%s to a network of %o: %s', (typed, source, code) => {
  expect(codeOf(typed, source)).toBe(code);
});
