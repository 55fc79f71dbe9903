import type { Document } from '../../../src-shared/document/document.ts';
import { layerOf, type LayerType } from '../../../src-shared/layers/index.ts';
import { graphOf, replaceGraph } from '../edit-graph.ts';
import { freeIds } from '../free-ids.ts';

/**
 * Makes a node one of another type, in its place and with its wires. Settings that both types have under
 * one name are kept where the new type takes them.
 */
export function replaceType(
  document: Document,
  networkId: string,
  nodeId: string,
  type: LayerType,
): Document {
  const graph = graphOf(document, networkId);
  const node = graph.nodes.find(({ id }) => id === nodeId);
  if (node === undefined || node.type === type) return document;
  const layer = layerOf(type);
  const config = Object.fromEntries(
    Object.entries(layer.initialConfig).map(([name, initial]) => {
      const kept = layer.fields[name]?.schema.safeParse(node.config[name]);
      return [name, kept?.success === true ? kept.data : initial];
    }),
  );
  const id = freeIds(graph).ofNode(type);
  const rename = (end: string): string => (end === nodeId ? id : end);
  return replaceGraph(document, networkId, {
    nodes: graph.nodes.map((other) =>
      other === node ? { ...node, kind: layer.kind, id, type, config } : other,
    ),
    wires: graph.wires.map((wire) =>
      wire.source === nodeId || wire.target === nodeId
        ? { ...wire, source: rename(wire.source), target: rename(wire.target) }
        : wire,
    ),
  });
}
