import type { ToldNode } from '../../../src-shared/captioning/told-tree.ts';

const words = ['a', 'circle', 'izquierda', 'triangles', 'to', 'small', '<end>', 'encima', 'de'];

/** What a beam of this width weighs over so many words: at each, `width` words behind each of `width` sentences. */
export function beamTree(width: number, length: number): ToldNode[] {
  const nodes: ToldNode[] = [
    { parent: -1, word: '<start>', logProbability: 0, total: 0, fate: 'kept' },
  ];
  let going = [0];
  for (let step = 1; step <= length; step += 1) {
    const candidates = going.flatMap((parent, row) =>
      Array.from({ length: width }, (_, rank) => {
        const logProbability = -0.01 - rank * 1.7 - ((row * 7 + step * 3) % 5) / 10;
        return {
          ...{ parent, logProbability, word: words[(row * 5 + rank * 2 + step) % words.length]! },
          total: nodes[parent]!.total + logProbability,
        };
      }),
    );
    candidates.sort((a, b) => b.total - a.total);
    going = [];
    for (const [rank, candidate] of candidates.entries()) {
      const isKept = rank < width;
      nodes.push({ ...candidate, fate: isKept ? (step === length ? 'ended' : 'kept') : 'pruned' });
      if (isKept) going.push(nodes.length - 1);
    }
  }
  return nodes;
}
