import type { Graph, GraphNode, Wire } from './graph.ts';

/** The wires that lead to each node, in the order of its inputs. */
export function wiresByTarget(graph: Graph): ReadonlyMap<string, readonly Wire[]> {
  return groupWires(graph, (wire) => wire.target);
}

/** The wires that leave each node. */
export function wiresBySource(graph: Graph): ReadonlyMap<string, readonly Wire[]> {
  return groupWires(graph, (wire) => wire.source);
}

function groupWires(graph: Graph, end: (wire: Wire) => string): Map<string, Wire[]> {
  const groups = new Map<string, Wire[]>();
  for (const wire of graph.wires) {
    const group = groups.get(end(wire));
    if (group === undefined) groups.set(end(wire), [wire]);
    else group.push(wire);
  }
  return groups;
}

/**
 * The nodes in an order in which each comes after all that lead to it, and otherwise as they stand in the
 * list; `inCycle` holds what no such order has room for: nodes in a cycle, or behind one.
 * Source: Kahn, "Topological sorting of large networks", 1962.
 */
export function orderNodes(graph: Graph): {
  readonly ordered: readonly GraphNode[];
  readonly inCycle: readonly GraphNode[];
} {
  const incoming = wiresByTarget(graph);
  const outgoing = wiresBySource(graph);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const waitingFor = new Map(
    graph.nodes.map((node) => [node.id, incoming.get(node.id)?.length ?? 0]),
  );
  const ordered = graph.nodes.filter((node) => waitingFor.get(node.id) === 0);
  // The list grows while it is walked: a node joins it when the last of those that lead to it is passed.
  for (const node of ordered) {
    for (const wire of outgoing.get(node.id) ?? []) {
      const left = (waitingFor.get(wire.target) ?? 0) - 1;
      waitingFor.set(wire.target, left);
      const target = nodes.get(wire.target);
      if (left === 0 && target !== undefined) ordered.push(target);
    }
  }
  const placed = new Set(ordered.map((node) => node.id));
  return { ordered, inCycle: graph.nodes.filter((node) => !placed.has(node.id)) };
}

/** The ids of `start` and of all nodes that can be reached from it. */
export function reach(
  start: string,
  wires: ReadonlyMap<string, readonly Wire[]>,
  end: (wire: Wire) => string,
): ReadonlySet<string> {
  const reached = new Set([start]);
  // A set is walked in the order of insertion and sees what is added on the way.
  for (const id of reached) {
    for (const wire of wires.get(id) ?? []) reached.add(end(wire));
  }
  return reached;
}
