import { z } from 'zod';

import type { Document } from '../../../src-shared/document/document.ts';
import { graphNodeSchema, wireSchema } from '../../../src-shared/graph/graph-schema.ts';
import type { Graph, GraphNode, Position, Wire } from '../../../src-shared/graph/graph.ts';
import { graphOf, replaceGraph } from '../edit-graph.ts';
import { freeIds } from '../free-ids.ts';
import { snapToGrid } from '../snap-to-grid.ts';

/** Nodes and the wires among them, as text in the clipboard, so that a block can go in a mail. */
const clipSchema = z.strictObject({
  lienzo: z.literal('nodes'),
  version: z.literal(1),
  nodes: z.array(graphNodeSchema).min(1).max(10_000),
  wires: z.array(wireSchema).max(40_000),
});

/** The text that stands for some nodes of a graph; `undefined` where there are none. */
export function copyNodes(graph: Graph, nodeIds: ReadonlySet<string>): string | undefined {
  const nodes = graph.nodes.filter(({ id }) => nodeIds.has(id));
  if (nodes.length === 0) return undefined;
  const wires = graph.wires.filter(
    ({ source, target }) => nodeIds.has(source) && nodeIds.has(target),
  );
  return JSON.stringify({ lienzo: 'nodes', version: 1, nodes, wires }, undefined, 2);
}

/** The nodes that a text from the clipboard stands for; `undefined` where it stands for none. */
export function readNodes(text: string): Graph | undefined {
  if (text.length > 8_000_000) return undefined;
  try {
    const clip = clipSchema.safeParse(JSON.parse(text));
    if (!clip.success) return undefined;
    const ids = new Set(clip.data.nodes.map(({ id }) => id));
    const isWhole = clip.data.wires.every(
      ({ source, target }) => ids.has(source) && ids.has(target),
    );
    return isWhole && ids.size === clip.data.nodes.length
      ? { nodes: clip.data.nodes, wires: clip.data.wires }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Puts nodes in under new ids, their top left corner at `at`. */
export function pasteNodes(
  document: Document,
  networkId: string,
  clip: Graph,
  at: Position,
): Document {
  const graph = graphOf(document, networkId);
  const ids = freeIds(graph);
  const left = Math.min(...clip.nodes.map(({ position }) => position.x));
  const top = Math.min(...clip.nodes.map(({ position }) => position.y));
  const renamed = new Map(clip.nodes.map(({ id, type }) => [id, ids.ofNode(type)]));
  const nodes = clip.nodes.map((node): GraphNode => ({
    ...node,
    id: renamed.get(node.id) ?? node.id,
    position: snapToGrid({ x: at.x + node.position.x - left, y: at.y + node.position.y - top }),
  }));
  const wires = clip.wires.map(({ source, target }): Wire => ({
    id: ids.ofWire(),
    source: renamed.get(source) ?? source,
    target: renamed.get(target) ?? target,
  }));
  return replaceGraph(document, networkId, {
    nodes: [...graph.nodes, ...nodes],
    wires: [...graph.wires, ...wires],
  });
}
