import type { Graph, GraphNode, Position } from '../../src-shared/graph/graph.ts';
import { columnStride, rowStride } from './card-geometry.ts';

/** After so many cards a row is full, and the network goes on in the next one. */
const perRow = 5;
/** Cards nearer to each other than this cover each other. */
const near = { x: 100, y: 80 };

/** Where a node goes that follows another: behind it in its row, or at the next row's beginning. */
export function placeAfter(graph: Graph, source: GraphNode): Position {
  const left = Math.min(...graph.nodes.map(({ position }) => position.x));
  const next = source.position.x + columnStride;
  const isFull = next > left + (perRow - 1) * columnStride;
  return placeFree(
    graph,
    isFull ? { x: left, y: source.position.y + rowStride } : { x: next, y: source.position.y },
  );
}

/** The place that was asked for, or the next one below that no card covers. */
export function placeFree(graph: Graph, wanted: Position): Position {
  let { x, y } = wanted;
  const isCovered = ({ position }: GraphNode): boolean =>
    Math.abs(position.x - x) < near.x && Math.abs(position.y - y) < near.y;
  while (graph.nodes.some(isCovered)) {
    y += near.y;
    if (y > wanted.y + 20 * near.y) {
      x += columnStride;
      y = wanted.y;
    }
  }
  return { x, y };
}
