import fc from 'fast-check';
import { expect, test } from 'vitest';

import { readJournal, writeEntries, writeJournal } from '../../../src-main/host/journal-file.ts';
import type { JournalEntry } from '../../../src-shared/protocol/api.ts';

const json = fc
  .jsonValue({ maxDepth: 4 })
  .filter((value) => !/__proto__|constructor/.test(JSON.stringify(value)))
  // What JSON cannot say (-0) is no part of what is compared.
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const entry: fc.Arbitrary<JournalEntry> = fc.oneof(
  fc.constant<JournalEntry>({ kind: 'undo' }),
  fc.constant<JournalEntry>({ kind: 'redo' }),
  json.map((change) => ({ kind: 'do', change }) as JournalEntry),
);
const journal = fc.record({
  base: fc.string({ unit: 'binary' }),
  entries: fc.array(entry, { maxLength: 8 }),
});

test('what is written is read', () => {
  fc.assert(
    fc.property(journal, fc.array(entry, { maxLength: 4 }), ({ base, entries }, more) => {
      // A lone surrogate has no place in a file of UTF-8, and none in a document.
      fc.pre(base.isWellFormed());
      const text = writeJournal(base, entries) + writeEntries(more);
      expect(readJournal(text)).toEqual({ base, entries: [...entries, ...more], lostLines: 0 });
    }),
  );
});

test('a journal cut short anywhere gives the entries before the cut', () => {
  const entries: JournalEntry[] = [
    { kind: 'do', change: { a: 'ñ\n"' } },
    { kind: 'undo' },
    { kind: 'redo' },
  ];
  const text = writeJournal('{"base":1}', entries);
  for (let length = 0; length <= text.length; length += 1) {
    const read = readJournal(text.slice(0, length));
    const lines = text.slice(0, length).split('\n').length - 1;
    expect(read.lostLines, `${length}`).toBe(0);
    expect(read.base, `${length}`).toBe(lines > 0 ? '{"base":1}' : undefined);
    expect(read.entries, `${length}`).toEqual(entries.slice(0, Math.max(0, lines - 1)));
  }
});

test('a changed byte is never taken for an entry', () => {
  fc.assert(
    fc.property(
      journal,
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      ({ base, entries }, at, change) => {
        fc.pre(base.isWellFormed());
        const bytes = Buffer.from(writeJournal(base, entries));
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ change;
        const read = readJournal(bytes.toString('utf8'));
        if (read.base !== undefined) expect(read.base).toBe(base);
        expect(entries.slice(0, read.entries.length)).toEqual(read.entries);
      },
    ),
    { numRuns: 1_000 },
  );
});
