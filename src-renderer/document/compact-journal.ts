import type { Change } from '../../src-shared/document/change.ts';
import type { JournalEntry } from '../../src-shared/protocol/api.ts';

/** The shortest journal that leads to the same document with the same undo and redo. */
export function compactJournal(
  past: readonly Change[],
  future: readonly Change[],
): readonly JournalEntry[] {
  return [
    ...past.map(writeEntry),
    ...future.toReversed().map(writeEntry),
    ...future.map((): JournalEntry => ({ kind: 'undo' })),
  ];
}

/** A step as a line of the journal. */
export function writeEntry(change: Change): JournalEntry {
  return { kind: 'do', change: toJson(change) };
}

type Json = Extract<JournalEntry, { kind: 'do' }>['change'];

/** Absent members stay absent, which a schema of JSON tells from members that are `undefined`. */
function toJson(change: Change): Json {
  return JSON.parse(JSON.stringify(change)) as Json;
}
