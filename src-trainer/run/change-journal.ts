import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'secure-json-parse';

import { changeRecordSchema, type ChangeRecord } from '../../src-shared/spec/live-changes.ts';

/** `changes.jsonl`: what was changed while a run trained, one record a line in the order in which it was. */
const fileName = 'changes.jsonl';

/**
 * Reads what was changed in a run. A last line that was cut short is no record: the change that it should have held
 * was not made, since it is made only when its line is on the disk.
 */
export function readChanges(dir: string): ChangeRecord[] {
  let text: string;
  try {
    text = readFileSync(join(dir, fileName), 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => readRecord(line) ?? []);
}

/** Adds records, and returns when they are on the disk. */
export function appendChanges(dir: string, records: readonly ChangeRecord[]): void {
  if (records.length === 0) return;
  const path = join(dir, fileName);
  const isTorn = !endsWithLine(path);
  const file = openSync(path, 'a');
  try {
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    writeSync(file, isTorn ? `\n${lines}` : lines);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function endsWithLine(path: string): boolean {
  try {
    const bytes = readFileSync(path);
    return bytes.length === 0 || bytes.at(-1) === '\n'.charCodeAt(0);
  } catch {
    return true;
  }
}

function readRecord(line: string): ChangeRecord | undefined {
  if (line === '') return undefined;
  try {
    return changeRecordSchema.safeParse(parse(line)).data;
  } catch {
    return undefined;
  }
}
