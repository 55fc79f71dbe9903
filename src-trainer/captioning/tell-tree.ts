import type { SearchedCaption } from '../../src-shared/captioning/beam-tree.ts';
import type { ToldTree } from '../../src-shared/captioning/told-tree.ts';

/** A search's tree with its words in letters. The search must have kept it. */
export function tellTree(
  { tree = [], path = [] }: SearchedCaption,
  vocabulary: readonly string[],
): ToldTree {
  return {
    nodes: tree.map(({ word, ...node }) => ({ ...node, word: vocabulary[word] ?? '' })),
    path: [...path],
  };
}
