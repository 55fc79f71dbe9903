import type { Document } from '../../../src-shared/document/document.ts';
import { isRefusal } from '../command.ts';
import { graphOf, replaceGraph } from '../edit-graph.ts';
import { connect } from './connect.ts';

/**
 * Takes nodes away together with their wires. With `heal`, what led to them is led on to what came after,
 * as far as the shapes fit.
 */
export function deleteNodes(
  document: Document,
  networkId: string,
  nodeIds: ReadonlySet<string>,
  heal = false,
): Document {
  const graph = graphOf(document, networkId);
  const nodes = graph.nodes.filter(({ id }) => !nodeIds.has(id));
  if (nodes.length === graph.nodes.length) return document;
  const wires = graph.wires.filter(
    ({ source, target }) => !nodeIds.has(source) && !nodeIds.has(target),
  );
  const left = replaceGraph(document, networkId, { nodes, wires });
  if (!heal) return left;
  let healed = left;
  for (const { source, target } of graph.wires) {
    if (nodeIds.has(source) || !nodeIds.has(target)) continue;
    for (const end of findEnds(target)) {
      const outcome = connect(healed, networkId, { source, target: end });
      if (!isRefusal(outcome)) healed = outcome;
    }
  }
  return healed;

  /** The nodes that stay and are reached from a deleted one through deleted ones alone. */
  function findEnds(from: string): ReadonlySet<string> {
    const ends = new Set<string>();
    const seen = new Set([from]);
    // A set's iteration goes on with what is added during it.
    for (const deleted of seen) {
      for (const { source, target } of graph.wires) {
        if (source !== deleted) continue;
        if (nodeIds.has(target)) seen.add(target);
        else ends.add(target);
      }
    }
    return ends;
  }
}
