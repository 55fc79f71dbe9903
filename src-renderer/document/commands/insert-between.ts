import type { Document } from '../../../src-shared/document/document.ts';
import type { Graph, GraphNode, Position } from '../../../src-shared/graph/graph.ts';
import { layerOf, type LayerType } from '../../../src-shared/layers/index.ts';
import { graphOf, replaceGraph } from '../edit-graph.ts';
import { freeIds } from '../free-ids.ts';
import { gridStep, snapToGrid } from '../snap-to-grid.ts';

/** Room that a card and the gap beside it take, in canvas pixels. */
const stride = 180;
/** Cards whose tops differ by less stand in one row. */
const rowHeight = 100;

/**
 * Puts a new node between two: where a wire joins them it is led through the node, and where none does
 * (a wire that was refused) the way is made. What stands right of it in the row makes room.
 */
export function insertBetween(
  document: Document,
  networkId: string,
  what: { readonly type: LayerType; readonly source: string; readonly target: string },
): Document {
  const graph = graphOf(document, networkId);
  const source = nodeOf(graph, what.source);
  const target = nodeOf(graph, what.target);
  const layer = layerOf(what.type);
  const ids = freeIds(graph);
  const place = placeBetween(graph.nodes, source, target);
  const node: GraphNode = {
    kind: layer.kind,
    id: ids.ofNode(what.type),
    type: what.type,
    position: place,
    config: layer.initialConfig,
  };
  const through = { id: ids.ofWire(), source: source.id, target: node.id };
  const on = { id: ids.ofWire(), source: node.id, target: target.id };
  const isJoining = (wire: { source: string; target: string }): boolean =>
    wire.source === source.id && wire.target === target.id;
  // The second half stands where the wire stood, so that a merge layer's inputs keep their order.
  const wires = graph.wires.some(isJoining)
    ? graph.wires.flatMap((wire) => (isJoining(wire) ? [through, on] : [wire]))
    : [...graph.wires, through, on];
  return replaceGraph(document, networkId, {
    nodes: [...makeRoom(graph.nodes, place), node],
    wires,
  });
}

/** In a row: right behind the source. Between two rows: in front of the target, in the gap before it if there is one. */
function placeBetween(nodes: readonly GraphNode[], source: GraphNode, target: GraphNode): Position {
  const { x, y } = target.position;
  const isRow = Math.abs(source.position.y - y) < rowHeight;
  if (isRow && x > source.position.x) {
    return snapToGrid({ x: source.position.x + stride, y: source.position.y });
  }
  if (isRow) return snapToGrid({ x, y: y + stride });
  const isFree = !nodes.some(
    ({ position }) =>
      Math.abs(position.y - y) < rowHeight && position.x < x && position.x > x - 2 * stride,
  );
  const left = Math.min(...nodes.map(({ position }) => position.x));
  return snapToGrid(
    isFree && x - stride >= left - gridStep ? { x: x - stride, y } : target.position,
  );
}

/** Shifts what stands at a place or right of it in its row, if something stands in the way. */
function makeRoom(nodes: readonly GraphNode[], place: Position): readonly GraphNode[] {
  const inRow = nodes.filter(
    ({ position }) =>
      Math.abs(position.y - place.y) < rowHeight && position.x > place.x - stride / 2,
  );
  const nearest = Math.min(...inRow.map(({ position }) => position.x));
  const missing = place.x + stride - nearest;
  if (inRow.length === 0 || missing <= 0) return nodes;
  const shift = Math.ceil(missing / gridStep) * gridStep;
  const shifted = new Set(inRow);
  return nodes.map((node) =>
    shifted.has(node)
      ? { ...node, position: snapToGrid({ x: node.position.x + shift, y: node.position.y }) }
      : node,
  );
}

function nodeOf(graph: Graph, id: string): GraphNode {
  const node = graph.nodes.find((other) => other.id === id);
  if (node === undefined) throw new Error(`no node ${id}`);
  return node;
}
