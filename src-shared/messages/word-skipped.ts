import { rowSkips } from '../datasets/row-skips.ts';
import { fill } from './fill.ts';
import { messages, type Language } from './messages.ts';

/** A cause for which something was left out of an import: how many of what, and the first of them. */
export type WordedSkip = {
  readonly cause: string;
  /** Names of files, or lines of a table; `undefined` where nobody noted them. */
  readonly which: string | undefined;
};

/** What was left out of an import, or would be, in words. */
export function wordSkipped(
  {
    reasons,
    named = {},
  }: {
    readonly reasons: Readonly<Record<string, number>>;
    readonly named?: Readonly<Record<string, readonly string[]>> | undefined;
  },
  language: Language,
): WordedSkip[] {
  const { skipReasons, oneSkipped, imports } = messages(language);
  const causes: Readonly<Record<string, string>> = skipReasons;
  const ofOne: Readonly<Record<string, string>> = oneSkipped;
  const ofRows: ReadonlySet<string> = new Set(rowSkips);
  return Object.entries(reasons).map(([reason, count]) => {
    const cause = fill(
      (count === 1 ? ofOne[reason] : undefined) ?? causes[reason] ?? reason,
      { count },
      language,
    );
    const first = named[reason] ?? [];
    if (first.length === 0) return { cause, which: undefined };
    const names = `${first.join(', ')}${count > first.length ? ', …' : ''}`;
    if (!ofRows.has(reason)) return { cause, which: names };
    const sentence = count === 1 ? imports.skippedLine : imports.skippedLines;
    return { cause, which: fill(sentence, { lines: names }, language) };
  });
}
