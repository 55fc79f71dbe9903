import { depthsOf, type ToldNode } from '../../src-shared/captioning/told-tree.ts';
import type { BeamLayout } from './beam-layout.ts';

/**
 * The word that an arrow key leads to from another: left to the word before, right to the likeliest word behind, up
 * and down to the neighbours in the column; Home to the start. `undefined` where there is none, or for another key.
 */
export function stepInTree(
  nodes: readonly ToldNode[],
  { words }: BeamLayout,
  from: number,
  key: string,
): number | undefined {
  switch (key) {
    case 'ArrowLeft': {
      const parent = nodes[from]?.parent ?? -1;
      return parent < 0 ? undefined : parent;
    }
    case 'ArrowRight':
      return nodes
        .flatMap(({ parent, total }, node) => (parent === from ? [{ node, total }] : []))
        .sort((a, b) => b.total - a.total)[0]?.node;
    case 'ArrowUp':
    case 'ArrowDown': {
      const depths = depthsOf(nodes);
      const column = words
        .filter(({ node }) => depths[node] === depths[from])
        .sort((a, b) => a.y - b.y);
      const row = column.findIndex(({ node }) => node === from);
      return column[row + (key === 'ArrowUp' ? -1 : 1)]?.node;
    }
    case 'Home':
      return 0;
    default:
      return undefined;
  }
}
