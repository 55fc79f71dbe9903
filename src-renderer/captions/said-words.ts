import type { ToldTree } from '../../src-shared/captioning/told-tree.ts';

/** A word of a caption and how likely it was behind those before it. */
export type SaidWord = { readonly word: string; readonly probability: number };

/** The words of the sentence that was found, the end's among them where it has one. */
export function saidWords({ nodes, path }: ToldTree): SaidWord[] {
  return path.flatMap((at) => {
    const node = nodes[at];
    return node === undefined
      ? []
      : [{ word: node.word, probability: Math.exp(node.logProbability) }];
  });
}
