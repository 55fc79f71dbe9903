import type { Graph, GraphNode, Wire } from '../graph/graph.ts';
import type { Config } from '../layers/define-layer.ts';
import { layerOf, type LayerType } from '../layers/index.ts';

/** A node of a network that branches: what it is, its place in columns and rows, and what leads into it. */
export type Part = readonly [
  id: string,
  type: LayerType,
  config: Config,
  column: number,
  row: number,
  from: readonly string[],
];

/** A graph of these parts, wired as they say. */
export function placeParts(parts: readonly Part[]): Graph {
  const nodes = parts.map(([id, type, config, column, row]): GraphNode => {
    const { kind, initialConfig, settle } = layerOf(type);
    return {
      kind,
      id,
      type,
      position: { x: column * 180, y: row * 240 },
      config: settle({ ...initialConfig, ...config }),
    };
  });
  const wires = parts
    .flatMap(([target, , , , , from]) => from.map((source) => ({ source, target })))
    .map((wire, index): Wire => ({ id: `wire_${index + 1}`, ...wire }));
  return { nodes, wires };
}
