import type { Document } from '../../../src-shared/document/document.ts';
import type { Graph, Position } from '../../../src-shared/graph/graph.ts';
import { orderNodes, wiresByTarget } from '../../../src-shared/graph/order.ts';
import { graphOf } from '../edit-graph.ts';
import { gridStep } from '../snap-to-grid.ts';
import { moveNodes } from './move-nodes.ts';

export type CardSize = { readonly width: number; readonly height: number };

/** What a card takes where it has not been measured, in canvas pixels. */
const usualSize: CardSize = { width: 140, height: 160 };
/** Between two cards there is room for a wire and its label. */
const columnGap = 40;
const rowGap = 40;
/** Between two bands there is room for the wire that leads back to the left. */
const bandGap = 60;

/**
 * Lays a network out from left to right: a node stands right of everything that leads to it, those of one
 * column below each other in the order of what leads to them. A network wider than `width` goes on in the
 * next band, as text does.
 */
export function tidy(
  document: Document,
  networkId: string,
  sizes: ReadonlyMap<string, CardSize>,
  width: number,
): Document {
  const graph = graphOf(document, networkId);
  const sizeOf = (id: string): CardSize => sizes.get(id) ?? usualSize;
  const left = Math.min(...graph.nodes.map(({ position }) => position.x));
  const top = Math.min(...graph.nodes.map(({ position }) => position.y));
  const positions = new Map<string, Position>();
  let x = left;
  let y = top;
  let bandHeight = 0;
  for (const column of columnsOf(graph)) {
    const columnWidth = Math.max(...column.map((id) => sizeOf(id).width));
    if (x > left && x + columnWidth > left + width) {
      x = left;
      y = onGrid(y + bandHeight + bandGap);
      bandHeight = 0;
    }
    let rowY = y;
    for (const id of column) {
      positions.set(id, { x, y: rowY });
      rowY = onGrid(rowY + sizeOf(id).height + rowGap);
    }
    bandHeight = Math.max(bandHeight, rowY - rowGap - y);
    x = onGrid(x + columnWidth + columnGap);
  }
  return moveNodes(document, networkId, positions);
}

/** The nodes by the length of the longest way that leads to them. */
function columnsOf(graph: Graph): readonly (readonly string[])[] {
  const leadTo = wiresByTarget(graph);
  const columns: string[][] = [];
  const depths = longestWays(graph);
  const rank = new Map<string, number>();
  for (const { id } of graph.nodes) (columns[depths.get(id) ?? 0] ??= []).push(id);
  for (const column of columns) {
    const weights = new Map(
      column.map((id, index) => {
        const ranks = (leadTo.get(id) ?? []).map(({ source }) => rank.get(source) ?? 0);
        const sum = ranks.reduce((total, one) => total + one, 0);
        return [id, ranks.length === 0 ? index : sum / ranks.length];
      }),
    );
    column.sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0));
    for (const [index, id] of column.entries()) rank.set(id, index);
  }
  return columns;
}

/** The count of wires on the longest way to each node; those in a cycle count as if nothing led to them. */
function longestWays(graph: Graph): ReadonlyMap<string, number> {
  const leadTo = wiresByTarget(graph);
  const depths = new Map<string, number>();
  for (const { id } of orderNodes(graph).ordered) {
    const before = (leadTo.get(id) ?? []).map(({ source }) => depths.get(source) ?? 0);
    depths.set(id, Math.max(-1, ...before) + 1);
  }
  return depths;
}

function onGrid(value: number): number {
  return Math.ceil(value / gridStep) * gridStep;
}
