import { z } from 'zod';

import { problemSchema } from './problem-schema.ts';
import { queueEntrySchema, queueFailureSchema, type QueueEntry, type QueueState } from './queue.ts';

/**
 * What is other in a queue than it was: with the whole queue in every event, a sweep would tell of all of its trainings
 * as many times as it has trainings.
 */
export const queueChangeSchema = z.strictObject({
  /** Those that are new, at the end, or other than they were. */
  entries: z.array(queueEntrySchema),
  gone: z.array(queueEntrySchema.shape.entryId),
  /** All ids in their order, where it is not the one before with the new ones behind. */
  order: z.array(queueEntrySchema.shape.entryId).optional(),
  /** All of them, where there are others. */
  failures: z.array(queueFailureSchema).optional(),
  /** As in the state: absent where nothing holds the queue. */
  held: problemSchema.optional(),
});
export type QueueChange = z.infer<typeof queueChangeSchema>;

/** What leads from one state to the next. What has not changed is the same object in both. */
export function diffQueues(before: QueueState, after: QueueState): QueueChange {
  const known = new Set(before.entries);
  const left = new Set(idsOf(after.entries));
  const change = {
    entries: after.entries.filter((entry) => !known.has(entry)),
    gone: idsOf(before.entries).filter((entryId) => !left.has(entryId)),
    ...(before.failures !== after.failures && { failures: after.failures }),
    ...(after.held !== undefined && { held: after.held }),
  };
  const order = idsOf(after.entries);
  const usual = idsOf(applyQueueChange(before, change).entries);
  return order.every((entryId, at) => entryId === usual[at]) ? change : { ...change, order };
}

/** The state behind a change. */
export function applyQueueChange(before: QueueState, change: QueueChange): QueueState {
  const gone = new Set(change.gone);
  const all = new Map<string, QueueEntry>();
  for (const entry of [...before.entries, ...change.entries]) {
    if (!gone.has(entry.entryId)) all.set(entry.entryId, entry);
  }
  const order = change.order ?? [...all.keys()];
  return {
    entries: order.flatMap((entryId) => all.get(entryId) ?? []),
    failures: change.failures ?? before.failures,
    ...(change.held !== undefined && { held: change.held }),
  };
}

function idsOf(entries: readonly QueueEntry[]): string[] {
  return entries.map(({ entryId }) => entryId);
}
