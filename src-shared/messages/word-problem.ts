import type { Problem } from '../problem.ts';
import { fill } from './fill.ts';
import { messages, type Language } from './messages.ts';

/** The one sentence that says what could not be done and what to do. */
export function wordProblem(problem: Problem, language: Language): string {
  const sentences: Readonly<Record<string, string>> = messages(language).problems;
  const sentence = sentences[problem.code];
  return sentence === undefined
    ? `${problem.code} ${JSON.stringify(problem.details)}`
    : fill(sentence, problem.details, language);
}
