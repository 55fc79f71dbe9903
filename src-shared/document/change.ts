import { z } from 'zod';

import { graphNodeSchema, maxNodes, wireSchema } from '../graph/graph-schema.ts';
import type { GraphNode, Wire } from '../graph/graph.ts';
import {
  dataSettingsSchema,
  trainingSettingsSchema,
  type DataSettings,
  type TrainingSettings,
} from './document.ts';

/**
 * One piece of a document that can change by itself. `index` is the record's place in its list; it stands
 * where the record enters or leaves the list or moves in it, and is absent where it changes in place.
 */
export type DocumentRecord =
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'data'; readonly data: DataSettings }
  | { readonly kind: 'training'; readonly training: TrainingSettings }
  | {
      readonly kind: 'network';
      readonly id: string;
      readonly name: string;
      readonly index?: number | undefined;
    }
  | {
      readonly kind: 'node';
      readonly networkId: string;
      readonly node: GraphNode;
      readonly index?: number | undefined;
    }
  | {
      readonly kind: 'wire';
      readonly networkId: string;
      readonly wire: Wire;
      readonly index?: number | undefined;
    };

/**
 * The difference between two documents, in both directions at once: what history keeps, what the journal
 * holds on disk and what a comparison of two networks shows. Title, data and training are always there, so
 * they are only ever updated.
 */
export type Change = {
  readonly added: readonly DocumentRecord[];
  readonly updated: readonly (readonly [before: DocumentRecord, after: DocumentRecord])[];
  readonly removed: readonly DocumentRecord[];
};

const index = z
  .int()
  .min(0)
  .max(maxNodes * 4)
  .optional();
const networkId = z.string().min(1).max(64);
const recordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('title'), title: z.string().max(10_000) }),
  z.strictObject({ kind: z.literal('data'), data: dataSettingsSchema }),
  z.strictObject({ kind: z.literal('training'), training: trainingSettingsSchema }),
  z.strictObject({
    kind: z.literal('network'),
    id: networkId,
    name: z.string().max(10_000),
    index,
  }),
  z.strictObject({ kind: z.literal('node'), networkId, node: graphNodeSchema, index }),
  z.strictObject({ kind: z.literal('wire'), networkId, wire: wireSchema, index }),
]);

/** A change that comes back from disk. Whether it fits the document at hand, `applyChange` finds out. */
export const changeSchema: z.ZodType<Change> = z.strictObject({
  added: z.array(recordSchema).max(maxNodes * 8),
  updated: z.array(z.tuple([recordSchema, recordSchema])).max(maxNodes * 8),
  removed: z.array(recordSchema).max(maxNodes * 8),
});

/** Whether nothing differs. */
export function isEmptyChange(change: Change): boolean {
  return change.added.length + change.updated.length + change.removed.length === 0;
}

/** The same difference seen from the other side: `applyChange(after, invertChange(change))` is before. */
export function invertChange(change: Change): Change {
  return {
    added: change.removed,
    updated: change.updated.map(([before, after]) => [after, before]),
    removed: change.added,
  };
}
