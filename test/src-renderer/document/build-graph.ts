import type { Document } from '../../../src-shared/document/document.ts';
import type { Graph } from '../../../src-shared/graph/graph.ts';
import type { Config } from '../../../src-shared/layers/define-layer.ts';
import { layerOf, type LayerType } from '../../../src-shared/layers/index.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

type NodeSketch = readonly [id: string, type: LayerType, config?: Config, x?: number, y?: number];

/** A document about digits with one network, `network`, drawn in one row unless places are given; wires as `a>b`. */
export function sketch(nodes: readonly NodeSketch[], wires: readonly string[]): Document {
  const graph: Graph = {
    nodes: nodes.map(([id, type, config, x, y], index) => ({
      kind: layerOf(type).kind,
      id,
      type,
      position: { x: x ?? index * 180, y: y ?? 0 },
      config: { ...layerOf(type).initialConfig, ...config },
    })),
    wires: wires.map((wire, index) => {
      const [source = '', target = ''] = wire.split('>');
      return { id: `wire_${index + 1}`, source, target };
    }),
  };
  const digits = buildTemplate('lenet-5', 'Digits');
  return { ...digits, networks: [{ id: 'network', name: 'Network', graph }] };
}

/** The wires of a graph as `a>b`, in their order. */
export function wiresOf(graph: Graph): readonly string[] {
  return graph.wires.map(({ source, target }) => `${source}>${target}`);
}
