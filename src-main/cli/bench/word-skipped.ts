import { fill } from '../../../src-shared/messages/fill.ts';
import { messages, type Language } from '../../../src-shared/messages/messages.ts';
import { wordProblem } from '../../../src-shared/messages/word-problem.ts';
import type { BenchName, Skipped } from './case-result.ts';

/** One line that says what was not measured, and why. */
export function wordSkipped(
  name: BenchName,
  { system, reason }: Skipped,
  language: Language,
): string {
  const words = messages(language).commandLine;
  const sentence = 'word' in reason ? words[reason.word] : wordProblem(reason, language);
  return fill(words.benchSkipped, { name: `${name} ${system}`, reason: sentence }, language);
}
