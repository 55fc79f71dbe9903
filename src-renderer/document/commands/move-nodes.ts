import type { Document } from '../../../src-shared/document/document.ts';
import type { Position } from '../../../src-shared/graph/graph.ts';
import { graphOf, replaceGraph } from '../edit-graph.ts';
import { snapToGrid } from '../snap-to-grid.ts';

/** Puts nodes where `positions` says, on the grid. */
export function moveNodes(
  document: Document,
  networkId: string,
  positions: ReadonlyMap<string, Position>,
): Document {
  const graph = graphOf(document, networkId);
  const nodes = graph.nodes.map((node) => {
    const wanted = positions.get(node.id);
    if (wanted === undefined) return node;
    const position = snapToGrid(wanted);
    const isThere = position.x === node.position.x && position.y === node.position.y;
    return isThere ? node : { ...node, position };
  });
  const isSame = nodes.every((node, index) => node === graph.nodes[index]);
  return isSame ? document : replaceGraph(document, networkId, { ...graph, nodes });
}
