import type { DataSource } from '../../src-shared/document/document.ts';
import { isFinding, type Diagnostic, type Finding } from '../../src-shared/graph/diagnostic.ts';
import type { Graph, GraphNode, Wire } from '../../src-shared/graph/graph.ts';
import { reach, wiresBySource, wiresByTarget } from '../../src-shared/graph/order.ts';
import { suggestRepair } from '../../src-shared/graph/suggest-repair.ts';
import type { Incoming } from '../../src-shared/layers/define-layer.ts';
import { layerOf } from '../../src-shared/layers/index.ts';
import { analysisOf } from './analysis-of.ts';

/**
 * Why a wire that is not there yet may not be led, or `undefined` where it may: it would close a cycle,
 * its target has all its inputs, or what arrives is known not to fit. Whether the whole graph can be
 * trained is not asked here, so that a network can be built in any order.
 */
export function checkWire(graph: Graph, wire: Wire, source: DataSource): Diagnostic | undefined {
  const from = graph.nodes.find(({ id }) => id === wire.source);
  const to = graph.nodes.find(({ id }) => id === wire.target);
  if (from === undefined || to === undefined) throw new Error('a wire between missing nodes');
  const incoming = incomingOf(graph, wire, source);
  const found = findFault(graph, from, to, wire, incoming);
  if (found === undefined) return undefined;
  // Taking a refused wire away is no repair: it is not there.
  const repair =
    found.code === 'too-many-wires' ? undefined : suggestRepair(to, found, wire, incoming ?? []);
  return {
    ...found,
    severity: 'error',
    nodeId: to.id,
    wireId: wire.id,
    ...(repair && { repair }),
  };
}

function findFault(
  graph: Graph,
  from: GraphNode,
  to: GraphNode,
  wire: Wire,
  incoming: readonly Incoming[] | undefined,
): Finding | undefined {
  const downstream = reach(to.id, wiresBySource(graph), ({ target }) => target);
  if (downstream.has(from.id)) {
    const upstream = reach(from.id, wiresByTarget(graph), ({ source }) => source);
    const nodeIds = [...downstream].filter((id) => upstream.has(id));
    return { code: 'cycle', details: { nodeIds } };
  }
  if (from.kind === 'output') {
    return { code: 'too-many-wires', details: { allowed: 0, present: 1 } };
  }
  const layer = layerOf(to.type);
  const present = graph.wires.filter(({ target }) => target === wire.target).length + 1;
  if (present > layer.inputs.max) {
    return { code: 'too-many-wires', details: { allowed: layer.inputs.max, present } };
  }
  if (incoming === undefined || present < layer.inputs.min) return undefined;
  const hasIntegers = incoming.some(({ numbers }) => numbers === 'integer');
  if (layer.takesIntegers && !hasIntegers) return { code: 'integers-needed', details: {} };
  if (!layer.takesIntegers && hasIntegers) return { code: 'integers-unwanted', details: {} };
  const shape = layer.outputShape(to.config, incoming);
  return isFinding(shape) ? shape : undefined;
}

/** What would arrive at the wire's target; `undefined` while a part of it is not known. */
function incomingOf(graph: Graph, wire: Wire, source: DataSource): readonly Incoming[] | undefined {
  const { nodes } = analysisOf(graph, source);
  const incoming: Incoming[] = [];
  for (const other of [...graph.wires.filter(({ target }) => target === wire.target), wire]) {
    const node = nodes.get(other.source);
    if (node?.shape === undefined) return undefined;
    incoming.push({ shape: node.shape, numbers: node.numbers });
  }
  return incoming;
}
