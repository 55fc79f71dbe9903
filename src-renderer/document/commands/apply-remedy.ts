import type { Remedy } from '../../../src-shared/doctor/remedy.ts';
import type { Document, TrainingSettings } from '../../../src-shared/document/document.ts';
import type { GraphNode } from '../../../src-shared/graph/graph.ts';
import type { KernelInitializerName } from '../../../src-shared/layers/initializer-names.ts';
import { graphOf, replaceGraph } from '../edit-graph.ts';
import { insertOnWire } from './insert-on-wire.ts';

/** Does what the doctor offers. Nodes that are no longer there are passed over. */
export function applyRemedy(document: Document, networkId: string, remedy: Remedy): Document {
  const train = (change: Partial<TrainingSettings>): Document => ({
    ...document,
    training: { ...document.training, ...change },
  });
  const { optimizer, regularisation } = document.training;
  switch (remedy.kind) {
    case 'set-rate':
      return train({ optimizer: { ...optimizer, learningRate: remedy.rate } });
    case 'clip-gradients':
      return train({ clipping: { kind: 'globalNorm', limit: remedy.limit } });
    case 'stop-early':
      return train({ earlyStopping: { patience: remedy.patience } });
    case 'decay-weights':
      return train({ regularisation: { ...regularisation, weightDecay: remedy.weightDecay } });
    case 'shuffle':
      return train({ shuffle: true });
    case 'balance-classes':
      return train({ balanceClasses: true });
    case 'standardise':
      return { ...document, data: { ...document.data, standardise: true } };
    case 'initialise':
      return changeNodes(document, networkId, remedy.nodeIds, initialise);
    case 'use-relu':
      return changeNodes(document, networkId, remedy.nodeIds, (node) =>
        initialise(withConfig(node, { activation: 'relu' })),
      );
    case 'use-leaky-relu':
      return changeNodes(document, networkId, remedy.nodeIds, (node) =>
        initialise(withConfig(node, { activation: 'leakyRelu' })),
      );
    case 'insert-normalisation':
      return remedy.nodeIds.reduce(
        (changed, nodeId) => normaliseBehind(changed, networkId, nodeId),
        document,
      );
  }
}

function changeNodes(
  document: Document,
  networkId: string,
  nodeIds: readonly string[],
  change: (node: GraphNode) => GraphNode,
): Document {
  const graph = graphOf(document, networkId);
  const wanted = new Set(nodeIds);
  return replaceGraph(document, networkId, {
    ...graph,
    nodes: graph.nodes.map((node) => (wanted.has(node.id) ? change(node) : node)),
  });
}

/** Sets fields that the node has. */
function withConfig(node: GraphNode, fields: Readonly<Record<string, unknown>>): GraphNode {
  const known = Object.entries(fields).filter(([field]) => field in node.config);
  return { ...node, config: { ...node.config, ...Object.fromEntries(known) } };
}

/** He initialisation before a kind of ReLU, Glorot's before all else, with no factor. */
function initialise(node: GraphNode): GraphNode {
  const isRectified = /relu|gelu|swish|elu/i.test(String(node.config['activation']));
  const kernelInitializer: KernelInitializerName = isRectified ? 'heNormal' : 'glorotUniform';
  return withConfig(node, { kernelInitializer, initializerScale: 1 });
}

/** One BatchNormalization that everything behind a node goes through. */
function normaliseBehind(document: Document, networkId: string, nodeId: string): Document {
  const before = graphOf(document, networkId);
  const [first, ...others] = before.wires.filter(({ source }) => source === nodeId);
  if (first === undefined) return document;
  const inserted = insertOnWire(document, networkId, first.id, 'BatchNormalization');
  const graph = graphOf(inserted, networkId);
  const known = new Set(before.nodes.map(({ id }) => id));
  const added = graph.nodes.find(({ id }) => !known.has(id));
  if (added === undefined) return inserted;
  const moved = new Set(others.map(({ id }) => id));
  return replaceGraph(inserted, networkId, {
    ...graph,
    wires: graph.wires.map((wire) => (moved.has(wire.id) ? { ...wire, source: added.id } : wire)),
  });
}
