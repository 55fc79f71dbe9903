import type { DataDescription } from '../datasets/describe-data.ts';
import {
  noParameters,
  type Incoming,
  type NumberKind,
  type ParameterCount,
} from '../layers/define-layer.ts';
import { layerOf } from '../layers/index.ts';
import { countNonTrainable } from '../layers/trainable-field.ts';
import { compareWithData } from './compare-with-data.ts';
import { isFinding, type Diagnostic, type Finding } from './diagnostic.ts';
import type { Graph, GraphNode, Wire } from './graph.ts';
import { givesLastStepOnly } from './last-step-only.ts';
import { orderNodes, reach, wiresBySource, wiresByTarget } from './order.ts';
import { suggestRepair } from './suggest-repair.ts';
import type { Shape } from './shape.ts';

/** What is known of one node. */
export type NodeAnalysis = {
  /** What arrives, in the order of the wires; only what has a shape. */
  readonly incoming: readonly Incoming[];
  /** What leaves; absent where something is wrong at the node or before it. */
  readonly shape?: Shape;
  readonly numbers: NumberKind;
  readonly parameters: ParameterCount;
  /** Numbers of one example that training keeps beside the output. */
  readonly workingElements: bigint;
};

/** Everything derived from a graph: order, shapes, counts, and what is wrong with it. */
export type GraphAnalysis = {
  /** Ids, each after all that lead to it; nodes in a cycle are missing. */
  readonly order: readonly string[];
  readonly nodes: ReadonlyMap<string, NodeAnalysis>;
  readonly parameterCount: bigint;
  /** How many of them no gradient changes: those of frozen layers, and running statistics. */
  readonly nonTrainableCount: bigint;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Infers every node's shape and parameter count in exact arithmetic, allocating nothing, and collects what is
 * wrong. With `data` the ends of the network are held against it. Never throws on any graph that fits the schema.
 */
export function analyseGraph(graph: Graph, data?: DataDescription): GraphAnalysis {
  const { ordered, inCycle } = orderNodes(graph);
  const incomingWires = wiresByTarget(graph);
  const outgoingWires = wiresBySource(graph);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const nodes = new Map<string, NodeAnalysis>();
  const diagnostics: Diagnostic[] = [...missingEnds(graph)];

  for (const node of ordered) {
    const wires = incomingWires.get(node.id) ?? [];
    const sources = wires.flatMap(({ source }) => byId.get(source) ?? []);
    const { analysis, problem } = analyseNode(node, wires, nodes, sources);
    nodes.set(node.id, analysis);
    if (problem !== undefined) diagnostics.push(problem);
  }
  const cycleIds = inCycle.map((node) => node.id);
  for (const node of inCycle) {
    nodes.set(node.id, unknownNode([]));
    diagnostics.push(errorAt(node, { code: 'cycle', details: { nodeIds: cycleIds } }));
  }
  diagnostics.push(...leadingNowhere(graph, outgoingWires));
  if (data !== undefined) diagnostics.push(...compareWithData(graph, nodes, incomingWires, data));

  let parameterCount = 0n;
  let nonTrainableCount = 0n;
  for (const [id, { parameters }] of nodes) {
    parameterCount += parameters.count;
    nonTrainableCount += countNonTrainable(byId.get(id)?.config ?? {}, parameters);
  }
  const order = ordered.map((node) => node.id);
  return { order, nodes, parameterCount, nonTrainableCount, diagnostics };
}

function analyseNode(
  node: GraphNode,
  wires: readonly Wire[],
  known: ReadonlyMap<string, NodeAnalysis>,
  sources: readonly GraphNode[],
): { analysis: NodeAnalysis; problem?: Diagnostic } {
  const layer = layerOf(node.type);
  const incoming = wires.flatMap((wire): Incoming[] => {
    const source = known.get(wire.source);
    return source?.shape === undefined ? [] : [{ shape: source.shape, numbers: source.numbers }];
  });
  const fail = (finding: Finding): { analysis: NodeAnalysis; problem: Diagnostic } => ({
    analysis: unknownNode(incoming),
    problem: errorAt(node, finding, wires.at(-1), incoming),
  });

  if (wires.length < layer.inputs.min) {
    return fail({
      code: 'wire-missing',
      details: { needed: layer.inputs.min, present: wires.length },
    });
  }
  if (wires.length > layer.inputs.max) {
    return fail({
      code: 'too-many-wires',
      details: { allowed: layer.inputs.max, present: wires.length },
    });
  }
  // The cause stands further up and is told there, once.
  if (incoming.length < wires.length) return { analysis: unknownNode(incoming) };
  const carriesIntegers = incoming.some(({ numbers }) => numbers === 'integer');
  if (layer.takesIntegers && !carriesIntegers)
    return fail({ code: 'integers-needed', details: {} });
  if (!layer.takesIntegers && carriesIntegers) {
    return fail({ code: 'integers-unwanted', details: {} });
  }

  const shape = layer.outputShape(node.config, incoming);
  if (isFinding(shape)) return fail(lastStepOf(shape, sources) ?? shape);
  const isIntegerInput = node.kind === 'input' && node.config['dtype'] === 'int32';
  return {
    analysis: {
      incoming,
      shape,
      numbers: isIntegerInput ? 'integer' : 'float',
      parameters: layer.parameterCount(node.config, incoming),
      workingElements: layer.workingElements(node.config, incoming),
    },
  };
}

/** Why a sequence is missing, where what comes could be one. */
function lastStepOf(found: Finding, sources: readonly GraphNode[]): Finding | undefined {
  if (found.code !== 'rank-wrong') return undefined;
  const { expected, shape } = found.details;
  const source = sources.find(givesLastStepOnly);
  if (source === undefined || shape.length !== 1 || !expected.includes(2)) return undefined;
  return { code: 'last-step-only', details: { source: source.id } };
}

function unknownNode(incoming: readonly Incoming[]): NodeAnalysis {
  return { incoming, numbers: 'float', parameters: noParameters, workingElements: 0n };
}

function missingEnds(graph: Graph): readonly Diagnostic[] {
  if (graph.nodes.length === 0) return [{ code: 'graph-empty', severity: 'error', details: {} }];
  const missing: Diagnostic[] = [];
  if (!graph.nodes.some((node) => node.kind === 'input')) {
    missing.push({ code: 'input-missing', severity: 'error', details: {} });
  }
  if (!graph.nodes.some((node) => node.kind === 'output')) {
    missing.push({ code: 'output-missing', severity: 'error', details: {} });
  }
  return missing;
}

/** Nodes that no Output can be reached from: drawn, but not part of the model. */
function leadingNowhere(
  graph: Graph,
  outgoing: ReadonlyMap<string, readonly Wire[]>,
): readonly Diagnostic[] {
  const outputs = new Set(graph.nodes.filter((node) => node.kind === 'output').map(({ id }) => id));
  if (outputs.size === 0) return [];
  return graph.nodes.flatMap((node): Diagnostic[] => {
    for (const id of reach(node.id, outgoing, (wire) => wire.target)) {
      if (outputs.has(id)) return [];
    }
    return [{ code: 'leads-nowhere', severity: 'warning', nodeId: node.id, details: {} }];
  });
}

function errorAt(
  node: GraphNode,
  finding: Finding,
  wire?: Wire,
  incoming: readonly Incoming[] = [],
): Diagnostic {
  const repair = wire && suggestRepair(node, finding, wire, incoming);
  return {
    ...finding,
    severity: 'error',
    nodeId: node.id,
    ...(wire && { wireId: wire.id }),
    ...(repair && { repair }),
  };
}
