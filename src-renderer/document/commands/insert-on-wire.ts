import type { Document } from '../../../src-shared/document/document.ts';
import type { LayerType } from '../../../src-shared/layers/index.ts';
import { graphOf } from '../edit-graph.ts';
import { insertBetween } from './insert-between.ts';

/** Leads a wire through a new node. */
export function insertOnWire(
  document: Document,
  networkId: string,
  wireId: string,
  type: LayerType,
): Document {
  const wire = graphOf(document, networkId).wires.find(({ id }) => id === wireId);
  if (wire === undefined) return document;
  const { source, target } = wire;
  return insertBetween(document, networkId, { type, source, target });
}
