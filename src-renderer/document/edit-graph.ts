import type { Document } from '../../src-shared/document/document.ts';
import type { Graph } from '../../src-shared/graph/graph.ts';

/** The graph of a network. Throws where the document has no such network. */
export function graphOf(document: Document, networkId: string): Graph {
  const network = document.networks.find(({ id }) => id === networkId);
  if (network === undefined) throw new Error(`no network ${networkId}`);
  return network.graph;
}

/** The document with another graph in one of its networks; everything else stays the same object. */
export function replaceGraph(document: Document, networkId: string, graph: Graph): Document {
  if (graph === graphOf(document, networkId)) return document;
  return {
    ...document,
    networks: document.networks.map((network) =>
      network.id === networkId ? { ...network, graph } : network,
    ),
  };
}
