import type { Document } from '../../../src-shared/document/document.ts';
import type { Repair } from '../../../src-shared/graph/diagnostic.ts';
import type { Refusal } from '../command.ts';
import { disconnect } from './disconnect.ts';
import { insertBetween } from './insert-between.ts';
import { insertOnWire } from './insert-on-wire.ts';
import { setConfig } from './set-config.ts';

/** Does what a diagnostic offers. `refusedWire` gives the ends of a wire that was refused, so is not in the graph. */
export function applyRepair(
  document: Document,
  networkId: string,
  repair: Repair,
  refusedWire?: { readonly source: string; readonly target: string },
): Document | Refusal {
  switch (repair.kind) {
    case 'insert-layer':
      return refusedWire === undefined
        ? insertOnWire(document, networkId, repair.wireId, repair.type)
        : insertBetween(document, networkId, { type: repair.type, ...refusedWire });
    case 'set-config':
      return setConfig(document, networkId, repair.nodeId, repair.field, repair.value);
    case 'remove-wire':
      return disconnect(document, networkId, new Set([repair.wireId]));
  }
}
