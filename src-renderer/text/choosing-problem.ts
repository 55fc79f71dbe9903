import { fill } from '../../src-shared/messages/fill.ts';
import type { Language, Messages } from '../../src-shared/messages/messages.ts';

/** What is wrong in the fields that a sample is written by, each as its field says it: `Between 1 and 54`. */
export type ChoosingProblems = {
  readonly prime?: string | undefined;
  readonly topK?: string | undefined;
  readonly topP?: string | undefined;
};

/** One sentence that names what is wrong and says that the text is an older one; nothing where all can be. */
export function sayChoosingProblem(
  problems: ChoosingProblems,
  words: Messages['text'],
  language: Language,
): string | undefined {
  const fields = [
    { name: words.prime, problem: problems.prime },
    { name: words.topK, problem: problems.topK },
    { name: words.topP, problem: problems.topP },
  ].flatMap(({ name, problem }) =>
    problem === undefined ? [] : [`${name} (${beginSmall(problem)})`],
  );
  if (fields.length === 0) return undefined;
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(fields);
  return fill(words.choosingProblem, { fields: list }, language);
}

/** Within another sentence. */
function beginSmall(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
}
