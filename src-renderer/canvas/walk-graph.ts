import type { Graph, Position } from '../../src-shared/graph/graph.ts';
import { wiresBySource, wiresByTarget } from '../../src-shared/graph/order.ts';

type Place = { readonly nodeId?: string | undefined; readonly wireId?: string | undefined };

/**
 * The node that is reached along the wires: to the right what the place leads to, to the left what leads to
 * it, up and down the others that hang on the same node.
 */
export function neighbourOf(graph: Graph, place: Place, step: Position): string | undefined {
  const wire = graph.wires.find(({ id }) => id === place.wireId);
  if (wire !== undefined) return step.x < 0 || step.y < 0 ? wire.source : wire.target;
  const { nodeId } = place;
  if (nodeId === undefined) return undefined;
  const out = wiresBySource(graph);
  const into = wiresByTarget(graph);
  if (step.x > 0) return out.get(nodeId)?.[0]?.target;
  if (step.x < 0) return into.get(nodeId)?.[0]?.source;
  const parent = into.get(nodeId)?.[0]?.source;
  const child = out.get(nodeId)?.[0]?.target;
  const beside =
    parent === undefined
      ? (into.get(child ?? '') ?? []).map(({ source }) => source)
      : (out.get(parent) ?? []).map(({ target }) => target);
  const at = beside.indexOf(nodeId) + step.y;
  return beside[(at + beside.length) % beside.length];
}

/** The first wire that leaves a node, or the one after the wire at hand among those of its node. */
export function outgoingWire(graph: Graph, place: Place): string | undefined {
  const wire = graph.wires.find(({ id }) => id === place.wireId);
  const wires = wiresBySource(graph).get(wire?.source ?? place.nodeId ?? '') ?? [];
  if (wire === undefined) return wires[0]?.id;
  return wires[(wires.indexOf(wire) + 1) % wires.length]?.id;
}

/** Some nodes and all that a wire joins to them. */
export function withNeighbours(graph: Graph, nodeIds: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([
    ...nodeIds,
    ...graph.wires.flatMap(({ source, target }) =>
      nodeIds.has(source) || nodeIds.has(target) ? [source, target] : [],
    ),
  ]);
}
