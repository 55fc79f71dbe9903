import type { Document } from '../document/document.ts';
import { describeData } from '../datasets/describe-data.ts';
import { diagnoseAugmentation } from '../datasets/diagnose-augmentation.ts';
import { analyseGraph, type GraphAnalysis } from '../graph/analyse-graph.ts';
import type { Diagnostic } from '../graph/diagnostic.ts';
import type { Graph, GraphNode } from '../graph/graph.ts';
import { reach, wiresByTarget } from '../graph/order.ts';
import { estimateMemory, memoryLimitBytes, parameterLimit } from './estimate-memory.ts';
import { lossNames, type LossName } from './loss-names.ts';
import type { InputSpec, LayerSpec, ModelSpec, OutputSpec, RunSpec } from './run-spec.ts';

export type CompiledRun =
  | { readonly ok: true; readonly spec: RunSpec; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * A document's network as a run's spec: without positions and colours, without nodes that lead nowhere,
 * every layer after its inputs. Where it cannot be trained, all that is wrong with it, and nothing is allocated.
 */
export function compileRun(document: Document, networkId: string): CompiledRun {
  const network = document.networks.find((one) => one.id === networkId);
  if (network === undefined) throw new Error(`the document has no network ${networkId}`);
  const { graph } = network;
  const { source, validationShare } = document.data;
  const analysis = analyseGraph(graph, describeData(source, validationShare));
  const diagnostics = [...analysis.diagnostics];
  if (source.kind === 'none') {
    diagnostics.push({ code: 'data-missing', severity: 'error', details: {} });
  }
  if (source.kind === 'drawn' && source.points.length < 2) {
    diagnostics.push({ code: 'points-missing', severity: 'error', details: {} });
  }
  diagnostics.push(...diagnoseAugmentation(document.data));
  const size = tooLarge(document, analysis);
  if (size !== undefined) diagnostics.push(size);
  const used = nodesInUse(graph);
  const errors = diagnostics.filter(({ severity, nodeId }) => {
    return severity === 'error' && (nodeId === undefined || used.has(nodeId));
  });
  if (errors.length > 0) return { ok: false, diagnostics: errors };
  return {
    ok: true,
    warnings: diagnostics.filter(({ severity }) => severity === 'warning'),
    spec: {
      format: 1,
      title: document.title,
      model: compileModel(graph, analysis, used),
      data: document.data,
      training: document.training,
    },
  };
}

/** Whether a network of this size is refused, with the figures. */
export function tooLarge(document: Document, analysis: GraphAnalysis): Diagnostic | undefined {
  const { total } = estimateMemory(analysis, document.training);
  if (total <= memoryLimitBytes && analysis.parameterCount <= parameterLimit) return undefined;
  return {
    code: 'too-large',
    severity: 'error',
    details: {
      bytes: total.toString(),
      limitBytes: memoryLimitBytes.toString(),
      parameterCount: analysis.parameterCount.toString(),
    },
  };
}

/** The ids of the nodes from which an Output can be reached; all of them where there is no Output. */
function nodesInUse(graph: Graph): ReadonlySet<string> {
  const incoming = wiresByTarget(graph);
  const outputs = graph.nodes.filter((node) => node.kind === 'output');
  if (outputs.length === 0) return new Set(graph.nodes.map((node) => node.id));
  const used = new Set<string>();
  for (const output of outputs) {
    for (const id of reach(output.id, incoming, (wire) => wire.source)) used.add(id);
  }
  return used;
}

function compileModel(graph: Graph, analysis: GraphAnalysis, used: ReadonlySet<string>): ModelSpec {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const incoming = wiresByTarget(graph);
  const inputs: InputSpec[] = [];
  const layers: LayerSpec[] = [];
  const outputs: OutputSpec[] = [];
  for (const id of analysis.order) {
    const node = byId.get(id);
    const known = analysis.nodes.get(id);
    if (node === undefined || known?.shape === undefined || !used.has(id)) continue;
    const { shape, numbers } = known;
    const from = (incoming.get(id) ?? []).map((wire) => wire.source);
    if (node.kind === 'input') inputs.push({ id, shape, numbers });
    else if (node.kind === 'output') outputs.push(compileOutput(node, from, shape));
    else layers.push({ id, type: node.type, config: node.config, from, outputShape: shape });
  }
  return { inputs, layers, outputs };
}

function compileOutput(
  node: GraphNode,
  [from = '']: readonly string[],
  shape: OutputSpec['shape'],
): OutputSpec {
  return { id: node.id, from, shape, loss: readLoss(node) };
}

function readLoss(node: GraphNode): LossName {
  const loss = lossNames.find((name) => name === node.config['loss']);
  if (loss === undefined) throw new Error(`${node.id} has no loss`);
  return loss;
}
