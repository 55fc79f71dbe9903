import { crc32 } from 'node:zlib';

import { z } from 'zod';

import { journalEntrySchema, type JournalEntry } from '../../src-shared/protocol/api.ts';
import { parseJson } from './secure-json.ts';

/** The first line of a journal: the document it starts from. */
const baseSchema = z.strictObject({ format: z.literal(1), base: z.string() });

/** What a journal file holds. */
export type Journal = {
  /** The document that the entries start from; absent where the first line cannot be read. */
  readonly base?: string;
  readonly entries: readonly JournalEntry[];
  /** How many whole lines from the first that cannot be read on; a last line that was cut short is none. */
  readonly lostLines: number;
};

/**
 * A project's journal is one file of lines. Each is JSON, `["<CRC-32 of what follows>",<content>]`; the
 * first holds the document, the others what was done to it since. Because document and history are one
 * file, one rename replaces both, and a line that a crash cut short is known by its checksum.
 */
export function writeJournal(base: string, entries: readonly JournalEntry[]): string {
  return writeLine({ format: 1, base }) + writeEntries(entries);
}

/** The lines that add entries to a journal. */
export function writeEntries(entries: readonly JournalEntry[]): string {
  return entries.map(writeLine).join('');
}

/** Reads a journal as far as it is whole. Never throws. */
export function readJournal(text: string): Journal {
  // What follows the last line's end is nothing, or a line that was being written.
  const lines = text.split('\n').slice(0, -1);
  const base = baseSchema.safeParse(readLine(lines[0])).data?.base;
  const entries: JournalEntry[] = [];
  // Without its base the rest says nothing.
  for (const line of base === undefined ? [] : lines.slice(1)) {
    const { success, data } = journalEntrySchema.safeParse(readLine(line));
    if (!success) break;
    entries.push(data);
  }
  const kept = base === undefined ? 0 : 1 + entries.length;
  return { ...(base !== undefined && { base }), entries, lostLines: lines.length - kept };
}

function writeLine(content: unknown): string {
  const json = JSON.stringify(content);
  return `["${checksum(json)}",${json}]\n`;
}

const head = /^\["([0-9a-f]{8})",/;
const headLength = 12;

function readLine(line: string | undefined): unknown {
  const expected = line === undefined ? undefined : head.exec(line)?.[1];
  if (line === undefined || expected === undefined || !line.endsWith(']')) return undefined;
  const json = line.slice(headLength, -1);
  if (checksum(json) !== expected) return undefined;
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
