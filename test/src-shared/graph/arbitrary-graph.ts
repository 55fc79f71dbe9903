import fc from 'fast-check';

import type { Graph, GraphNode } from '../../../src-shared/graph/graph.ts';
import type { Config } from '../../../src-shared/layers/define-layer.ts';
import { layerOf, layers, type LayerType } from '../../../src-shared/layers/index.ts';

/** A node of a type with its first config, changed where the test says so. */
export function node(type: LayerType, id: string, config: Config = {}): GraphNode {
  const layer = layerOf(type);
  return {
    kind: layer.kind,
    id,
    type,
    position: { x: 0, y: 0 },
    config: { ...layer.initialConfig, ...config },
  };
}

/** A chain of types; ids are `<type>_<place>`. */
export function chainOf(types: readonly LayerType[]): Graph {
  const nodes = types.map((type, index) => node(type, `${type.toLowerCase()}_${index + 1}`));
  const wires = nodes.slice(1).map((target, index) => ({
    id: `wire_${index + 1}`,
    source: nodes[index]?.id ?? '',
    target: target.id,
  }));
  return { nodes, wires };
}

/** Any graph that fits the schema: cycles, loose ends and misfits included. */
export const arbitraryGraph: fc.Arbitrary<Graph> = fc
  .array(fc.constantFrom(...layers.map(({ type }) => type)), { maxLength: 12 })
  .chain((types) => {
    const nodes = types.map((type, index) => node(type, `n${index}`));
    const end = fc.nat({ max: Math.max(0, nodes.length - 1) });
    return fc.array(fc.tuple(end, end), { maxLength: nodes.length * 2 }).map((pairs) => ({
      nodes,
      wires:
        nodes.length === 0
          ? []
          : pairs.map(([source, target], index) => ({
              id: `w${index}`,
              source: `n${source}`,
              target: `n${target}`,
            })),
    }));
  });
