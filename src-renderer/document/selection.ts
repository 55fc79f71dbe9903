import type { Graph } from '../../src-shared/graph/graph.ts';

/** The ids of what is selected. */
export type Selection = {
  readonly nodes: ReadonlySet<string>;
  readonly wires: ReadonlySet<string>;
};

/** Selects these and nothing else; ids that are not in the graph are left out. */
export function selectIn(
  graph: Graph,
  ids: { readonly nodes?: Iterable<string>; readonly wires?: Iterable<string> },
): Selection {
  const nodes = new Set(graph.nodes.map(({ id }) => id));
  const wires = new Set(graph.wires.map(({ id }) => id));
  return {
    nodes: new Set(ids.nodes).intersection(nodes),
    wires: new Set(ids.wires).intersection(wires),
  };
}

export function isSameSelection(a: Selection, b: Selection): boolean {
  return isSameSet(a.nodes, b.nodes) && isSameSet(a.wires, b.wires);
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}
