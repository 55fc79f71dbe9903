/**
 * Something that could not be done, as a value: a code that `messages` words in every language, and what
 * fills the sentence in. It crosses processes as JSON. Never a stack, never a sentence.
 */
export type Problem = {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
};

/** Carries a problem through code that throws; caught at the process's door and sent as its problem. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(code: string, details: Problem['details'] = {}) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'ProblemError';
    this.problem = { code, details };
  }

  /** What came as a value, to be thrown. */
  static of({ code, details }: Problem): ProblemError {
    return new ProblemError(code, details);
  }
}
