import { expect } from 'vitest';

import { wordProblem } from '../../../../src-shared/messages/word-problem.ts';
import { ProblemError, type Problem } from '../../../../src-shared/problem.ts';

/**
 * The problem that a call is refused with; every problem met in a test has a sentence in both languages
 * with nothing left in braces.
 */
export async function problemOf(work: () => unknown): Promise<Problem> {
  const error = await Promise.resolve()
    .then(work)
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  if (!(error instanceof ProblemError)) throw new Error('no problem was thrown', { cause: error });
  for (const language of ['es', 'en'] as const) {
    const sentence = wordProblem(error.problem, language);
    expect(sentence).toMatch(/^\S.* .*\S$/);
    expect(sentence).not.toMatch(/[{}]/);
  }
  return error.problem;
}
