import type { Document } from '../../../src-shared/document/document.ts';
import { layerOf } from '../../../src-shared/layers/index.ts';
import type { Refusal } from '../command.ts';
import { graphOf, replaceGraph } from '../edit-graph.ts';

/** Sets one field of a node's config. Refused where the field does not take the value. */
export function setConfig(
  document: Document,
  networkId: string,
  nodeId: string,
  field: string,
  value: unknown,
): Document | Refusal {
  const graph = graphOf(document, networkId);
  const node = graph.nodes.find(({ id }) => id === nodeId);
  if (node === undefined) return document;
  const layer = layerOf(node.type);
  const result = layer.fields[field]?.schema.safeParse(value);
  if (result?.success !== true) {
    const problem = result?.error.issues[0]?.message ?? 'unknown field';
    return {
      refused: { code: 'config-invalid', severity: 'error', nodeId, details: { field, problem } },
    };
  }
  const config = layer.settle({ ...node.config, [field]: result.data });
  if (JSON.stringify(node.config[field]) === JSON.stringify(config[field])) return document;
  const changed = { ...node, config };
  return replaceGraph(document, networkId, {
    ...graph,
    nodes: graph.nodes.map((other) => (other === node ? changed : other)),
  });
}
