import type { Document } from '../../../src-shared/document/document.ts';
import { graphOf, replaceGraph } from '../edit-graph.ts';

/** Takes wires away. */
export function disconnect(
  document: Document,
  networkId: string,
  wireIds: ReadonlySet<string>,
): Document {
  const graph = graphOf(document, networkId);
  const wires = graph.wires.filter(({ id }) => !wireIds.has(id));
  if (wires.length === graph.wires.length) return document;
  return replaceGraph(document, networkId, { ...graph, wires });
}
