import type { Document } from '../../../src-shared/document/document.ts';
import { layerOf } from '../../../src-shared/layers/index.ts';
import { isRefusal } from '../command.ts';
import { graphOf } from '../edit-graph.ts';
import { setConfig } from './set-config.ts';

/** Freezes or frees those of these nodes that have something to freeze. */
export function setTrainable(
  document: Document,
  networkId: string,
  nodeIds: ReadonlySet<string>,
  isTrainable: boolean,
): Document {
  let next = document;
  for (const { id, type, config } of graphOf(document, networkId).nodes) {
    if (!nodeIds.has(id) || !('trainable' in layerOf(type).shownFields(config))) continue;
    const outcome = setConfig(next, networkId, id, 'trainable', isTrainable);
    if (!isRefusal(outcome)) next = outcome;
  }
  return next;
}
