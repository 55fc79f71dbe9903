import { z } from 'zod';

/** A word that a beam search weighed, in letters; otherwise as in `BeamNode`. */
const toldNodeSchema = z.strictObject({
  parent: z.int().min(-1),
  word: z.string(),
  /** ln p of this word behind those before it. */
  logProbability: z.number(),
  /** The sum of ln p from the start to this word. */
  total: z.number(),
  fate: z.enum(['kept', 'ended', 'pruned']),
});
export type ToldNode = z.infer<typeof toldNodeSchema>;

/** All that a beam search weighed: the start first, every parent before its children. */
export const toldTreeSchema = z.strictObject({
  nodes: z.array(toldNodeSchema),
  /** The nodes of the sentence that was found, without the start. */
  path: z.array(z.int().positive()),
});
export type ToldTree = z.infer<typeof toldTreeSchema>;

/** A sentence that a search came to the end of. */
export type RankedSentence = {
  /** Its last node. */
  readonly node: number;
  /** Without start and end. */
  readonly words: readonly string[];
  /** The sum of ln p of its words, the end's among them. */
  readonly total: number;
  /** Whether the network ended it; otherwise there was no more room. */
  readonly isWhole: boolean;
};

/** The nodes from the first word to this one. */
export function pathTo(nodes: readonly ToldNode[], node: number): number[] {
  const path: number[] = [];
  for (let at = node; at > 0; at = nodes[at]?.parent ?? -1) path.unshift(at);
  return path;
}

/** How many words each node is from the start, which is 0. */
export function depthsOf(nodes: readonly ToldNode[]): number[] {
  const depths: number[] = [];
  for (const { parent } of nodes) depths.push(parent < 0 ? 0 : (depths[parent] ?? 0) + 1);
  return depths;
}

/** The sentences that were not dropped, the likeliest first. */
export function rankSentences({ nodes }: ToldTree): RankedSentence[] {
  const parents = new Set(nodes.map(({ parent }) => parent));
  const depths = depthsOf(nodes);
  const deepest = Math.max(0, ...depths);
  return nodes
    .flatMap(({ fate, total }, node): readonly RankedSentence[] => {
      const isCut = fate === 'kept' && !parents.has(node) && depths[node] === deepest;
      if (fate !== 'ended' && !isCut) return [];
      const path = pathTo(nodes, node);
      const words = (isCut ? path : path.slice(0, -1)).map((at) => nodes[at]?.word ?? '');
      return [{ node, words, total, isWhole: !isCut }];
    })
    .sort((a, b) => b.total - a.total);
}
