import type { DataSource } from '../../src-shared/document/document.ts';
import { fill } from '../../src-shared/messages/fill.ts';
import type { Messages } from '../../src-shared/messages/messages.ts';
import { questionText } from '../answers/question-text.ts';
import type { Unrolled } from './decode-unrolled.ts';

/** What cannot be seen in the columns: which number is spelled out, and what signs stand for. */
export function noteExample(
  { given }: Pick<Unrolled, 'given'>,
  source: DataSource | undefined,
  words: Pick<Messages['sequences'], 'spelled' | 'bracketsKey'>,
): readonly string[] {
  if (source?.kind !== 'sequences') return [];
  if (source.task === 'brackets') return [words.bracketsKey];
  if (source.task !== 'spelling' || given === undefined) return [];
  return [fill(words.spelled, { number: questionText(source, given.data) ?? '' }, 'en')];
}
