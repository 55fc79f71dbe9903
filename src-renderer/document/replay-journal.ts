import { applyChange } from '../../src-shared/document/apply-change.ts';
import { changeSchema, invertChange, type Change } from '../../src-shared/document/change.ts';
import type { Document } from '../../src-shared/document/document.ts';
import type { JournalEntry } from '../../src-shared/protocol/api.ts';

export type ReplayedJournal = {
  readonly document: Document;
  /** The oldest step first. */
  readonly past: readonly Change[];
  /** The step that is redone next comes last. */
  readonly future: readonly Change[];
  /** False where an entry did not fit, so that it and all after it were left out. */
  readonly isWhole: boolean;
};

/** Goes through everything that was done, taken back and done again since `base`. */
export function replayJournal(base: Document, journal: readonly JournalEntry[]): ReplayedJournal {
  let document = base;
  const past: Change[] = [];
  const future: Change[] = [];
  try {
    for (const entry of journal) {
      switch (entry.kind) {
        case 'do': {
          const change = changeSchema.parse(entry.change);
          document = applyChange(document, change);
          past.push(change);
          future.length = 0;
          break;
        }
        case 'undo': {
          const change = past.at(-1);
          if (change === undefined) throw new RangeError('nothing to undo');
          document = applyChange(document, invertChange(change));
          past.pop();
          future.push(change);
          break;
        }
        case 'redo': {
          const change = future.at(-1);
          if (change === undefined) throw new RangeError('nothing to redo');
          document = applyChange(document, change);
          future.pop();
          past.push(change);
          break;
        }
      }
    }
  } catch {
    // What was on disk is damaged from here on; all before it is sound.
    return { document, past, future, isWhole: false };
  }
  return { document, past, future, isWhole: true };
}
