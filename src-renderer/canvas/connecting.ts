import type { DataSource } from '../../src-shared/document/document.ts';
import type { Diagnostic } from '../../src-shared/graph/diagnostic.ts';
import type { Graph, Wire } from '../../src-shared/graph/graph.ts';
import { checkWire } from '../document/check-wire.ts';

/** A wire that is being led from a port: which nodes it may go to, and why not to the others. */
export type Connecting = {
  readonly nodeId: string;
  /** Whether it begins at the node's output, or is led back from its input. */
  readonly from: 'source' | 'target';
  /** By node: `undefined` where the wire fits, else what speaks against it. */
  readonly faults: ReadonlyMap<string, Diagnostic | undefined>;
  /** The end that the keyboard has chosen so far. */
  readonly chosen?: string;
};

/** A wire that is not in the graph; no id of a graph looks like this, so it is never mistaken for one. */
const candidateId = '#candidate';

export function startConnecting(
  graph: Graph,
  source: DataSource,
  nodeId: string,
  from: 'source' | 'target',
): Connecting {
  const joined = new Set(
    graph.wires.flatMap((wire) => {
      const [near, far] =
        from === 'source' ? [wire.source, wire.target] : [wire.target, wire.source];
      return near === nodeId ? [far] : [];
    }),
  );
  const faults = new Map<string, Diagnostic | undefined>();
  for (const { id } of graph.nodes) {
    if (id === nodeId || joined.has(id)) continue;
    faults.set(id, checkWire(graph, candidateWire(nodeId, from, id), source));
  }
  return { nodeId, from, faults };
}

/** The wire that would be led to `end`. */
export function candidateWire(nodeId: string, from: 'source' | 'target', end: string): Wire {
  return from === 'source'
    ? { id: candidateId, source: nodeId, target: end }
    : { id: candidateId, source: end, target: nodeId };
}
