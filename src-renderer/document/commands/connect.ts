import type { Document } from '../../../src-shared/document/document.ts';
import { checkWire } from '../check-wire.ts';
import type { Refusal } from '../command.ts';
import { graphOf, replaceGraph } from '../edit-graph.ts';
import { freeIds } from '../free-ids.ts';

/**
 * Leads a wire from `source` to `target`, as the target's last input. Refused where it would close a
 * cycle, where the target has all its inputs, or where the shape that arrives is known not to fit.
 */
export function connect(
  document: Document,
  networkId: string,
  ends: { readonly source: string; readonly target: string },
): Document | Refusal {
  const graph = graphOf(document, networkId);
  const { source, target } = ends;
  if (graph.wires.some((wire) => wire.source === source && wire.target === target)) return document;
  const wire = { id: freeIds(graph).ofWire(), source, target };
  const refused = checkWire(graph, wire, document.data.source);
  if (refused !== undefined) return { refused };
  return replaceGraph(document, networkId, { ...graph, wires: [...graph.wires, wire] });
}
