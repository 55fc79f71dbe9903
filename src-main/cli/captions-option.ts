import { captionLanguages } from '../../src-shared/datasets/scenes/lexicon.ts';
import type { Document } from '../../src-shared/document/document.ts';
import { fitToData } from '../../src-shared/document/fit-to-data.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Arguments } from './arguments.ts';
import type { Option } from './command.ts';

/** `--captions en|es`, for the commands that take a network with its data. */
export const captionsOption = {
  captions: { argument: 'en|es', help: 'optionCaptions' },
} as const satisfies Readonly<Record<string, Option>>;

/**
 * The document with scenes whose captions are in that language and its network made to fit their words, where that was
 * asked for. Throws `captions-need-scenes` where its data are something else.
 */
export function withCaptions(document: Document, { choice }: Pick<Arguments, 'choice'>): Document {
  const language = choice('captions', captionLanguages);
  if (language === undefined) return document;
  const { source } = document.data;
  if (source.kind !== 'scenes') throw new ProblemError('captions-need-scenes');
  return fitToData(document, { ...source, language });
}
