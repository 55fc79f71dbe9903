import { describeData } from '../../src-shared/datasets/describe-data.ts';
import { classNamesOf } from './class-names.ts';
import type { LivePictures } from './live-pictures.svelte.ts';

/** What the whole numbers that a network reads stand for, by number; empty where that is not known. */
export function readSymbolsOf({
  spec,
  tokenNames,
}: Pick<LivePictures, 'spec' | 'tokenNames'>): readonly string[] {
  if (spec === undefined) return [];
  const { source, validationShare } = spec.data;
  return describeData(source)?.symbols ?? tokenNames ?? classNamesOf(source, validationShare);
}
