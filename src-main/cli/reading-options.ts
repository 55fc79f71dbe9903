import type { Document } from '../../src-shared/document/document.ts';
import { fitToData } from '../../src-shared/document/fit-to-data.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import {
  textUnits,
  usualVocabularySizes,
  vocabularyLimits,
  type TextUnit,
} from '../../src-shared/tokens/text-unit.ts';
import type { Arguments } from './arguments.ts';
import type { Option } from './command.ts';

/** `--unit words --vocabulary N`, for the commands that take a network with its text. */
export const readingOptions = {
  unit: { argument: 'characters|words|bytePairs', help: 'optionUnit' },
  vocabulary: { argument: 'N', help: 'optionVocabulary' },
} as const satisfies Readonly<Record<string, Option>>;

/**
 * The document with its text read in what was asked for and its network made to fit. Throws `unit-needs-text` where its
 * data are something else, or are read by characters, of which there are as many as there are.
 */
export function withReading(
  document: Document,
  { choice, whole, has }: Pick<Arguments, 'choice' | 'whole' | 'has'>,
): Document {
  if (!has('unit') && !has('vocabulary')) return document;
  const { source } = document.data;
  const isText =
    source.kind === 'text' ||
    (source.kind === 'imported' && source.asks?.task === 'next-character');
  if (!isText) throw new ProblemError('unit-needs-text');
  const { unit: before = 'characters', vocabularySize: sizeBefore, ...still } = source;
  const unit: TextUnit = choice('unit', textUnits) ?? before;
  if (unit === 'characters') {
    if (has('vocabulary')) throw new ProblemError('unit-needs-text');
    return fitToData(document, still);
  }
  const kept = unit === before ? sizeBefore : undefined;
  const vocabularySize =
    whole('vocabulary', vocabularyLimits[unit]) ?? kept ?? usualVocabularySizes[unit];
  return fitToData(document, { ...still, unit, vocabularySize });
}
