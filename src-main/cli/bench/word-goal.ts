import { fill } from '../../../src-shared/messages/fill.ts';
import { messages, type Language } from '../../../src-shared/messages/messages.ts';
import type { BenchUnit } from './case-result.ts';
import type { JudgedGoal } from './goals.ts';
import { wordFigure } from './word-figure.ts';

/** What was promised, and whether it holds: "at least 8 times tfjs-node", "no". */
export function wordGoal(
  { goal, isHeld }: JudgedGoal,
  unit: BenchUnit,
  language: Language,
): { readonly goal: string; readonly verdict: string } {
  const words = messages(language).commandLine;
  const limit = wordFigure('under' in goal ? goal.under : goal.atLeast, language);
  const of =
    goal.against === undefined
      ? unit
      : fill(words.benchTimesOf, { system: goal.against }, language);
  const word = 'under' in goal ? words.benchUnder : words.benchAtLeast;
  return {
    goal: fill(word, { limit: `${limit} ${of}` }, language),
    verdict: isHeld ? words.benchYes : words.benchNo,
  };
}
