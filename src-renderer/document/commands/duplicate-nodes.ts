import type { Document } from '../../../src-shared/document/document.ts';
import { graphOf } from '../edit-graph.ts';
import { gridStep } from '../snap-to-grid.ts';
import { pasteNodes } from './paste-nodes.ts';

/** Puts a copy of some nodes, with the wires among them, two grid steps below and right of them. */
export function duplicateNodes(
  document: Document,
  networkId: string,
  nodeIds: ReadonlySet<string>,
): Document {
  const graph = graphOf(document, networkId);
  const nodes = graph.nodes.filter(({ id }) => nodeIds.has(id));
  if (nodes.length === 0) return document;
  const wires = graph.wires.filter(
    ({ source, target }) => nodeIds.has(source) && nodeIds.has(target),
  );
  return pasteNodes(
    document,
    networkId,
    { nodes, wires },
    {
      x: Math.min(...nodes.map(({ position }) => position.x)) + 2 * gridStep,
      y: Math.min(...nodes.map(({ position }) => position.y)) + 2 * gridStep,
    },
  );
}
