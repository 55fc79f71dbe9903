import type { Graph, GraphNode, Position } from '../graph/graph.ts';

/** Wires for a chain: each node leads to the next. */
export function chain(nodes: readonly GraphNode[]): Graph {
  const wires = nodes.slice(1).map((node, index) => ({
    id: `wire_${index + 1}`,
    source: nodes[index]?.id ?? '',
    target: node.id,
  }));
  return { nodes, wires };
}

/**
 * Positions for a chain in rows of `perRow` cards, left to right and then down, on the canvas' grid. What a
 * row begins with (Input, Flatten) is narrow, so that the next card stands a step nearer.
 */
export function placeInRows(count: number, perRow: number): readonly Position[] {
  return Array.from({ length: count }, (_, index) => ({
    x: Math.max(0, (index % perRow) * 180 - 20),
    y: Math.floor(index / perRow) * 240,
  }));
}
