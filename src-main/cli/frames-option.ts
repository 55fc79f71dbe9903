import type { Document } from '../../src-shared/document/document.ts';
import { fitToData } from '../../src-shared/document/fit-to-data.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Arguments } from './arguments.ts';
import type { Option } from './command.ts';

/** `--frames 1|2`, for the commands that take a network with its data. */
export const framesOption = {
  frames: { argument: '1|2', help: 'optionFrames' },
} as const satisfies Readonly<Record<string, Option>>;

/**
 * The document with scenes of so many frames and its network made to fit them, where that was asked for. Throws
 * `frames-need-scenes` where its data are something else.
 */
export function withFrames(document: Document, { choice }: Pick<Arguments, 'choice'>): Document {
  const asked = choice('frames', ['1', '2']);
  if (asked === undefined) return document;
  const { source } = document.data;
  if (source.kind !== 'scenes') throw new ProblemError('frames-need-scenes');
  const { frames: _, ...still } = source;
  return fitToData(document, asked === '2' ? { ...still, frames: 2 } : still);
}
