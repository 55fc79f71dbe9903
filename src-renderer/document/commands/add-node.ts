import type { Document } from '../../../src-shared/document/document.ts';
import type { GraphNode, Position } from '../../../src-shared/graph/graph.ts';
import type { Config } from '../../../src-shared/layers/define-layer.ts';
import { layerOf, type LayerType } from '../../../src-shared/layers/index.ts';
import { graphOf, replaceGraph } from '../edit-graph.ts';
import { freeIds } from '../free-ids.ts';
import { snapToGrid } from '../snap-to-grid.ts';
import { startingConfig } from '../starting-config.ts';

/** Adds a node with the config to start from, on the grid, under a free id: `conv2d_1`. */
export function addNode(
  document: Document,
  networkId: string,
  what: { readonly type: LayerType; readonly position: Position; readonly config?: Config },
): Document {
  const graph = graphOf(document, networkId);
  const layer = layerOf(what.type);
  const node: GraphNode = {
    kind: layer.kind,
    id: freeIds(graph).ofNode(what.type),
    type: what.type,
    position: snapToGrid(what.position),
    config: what.config ?? startingConfig(what.type, document.data.source),
  };
  return replaceGraph(document, networkId, { ...graph, nodes: [...graph.nodes, node] });
}
