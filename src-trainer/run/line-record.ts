import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

import { writeFileWholeSync } from '../checkpoints/write-file.ts';

/** A file of JSON, one value a line: `epochs.jsonl`, `samples.jsonl`, `health.jsonl`. */
export type LineRecord = {
  readonly append: (value: unknown) => void;
  /** Leaves out every second line behind the first `from`. */
  readonly thin: (from: number) => void;
  readonly lineCount: () => number;
  readonly close: () => void;
};

/**
 * Opens the record to go on after `step`: lines whose `step` is later, which a resumed run does again, and a
 * last line that was cut short, are taken out. Whatever is taken out, a shorter record takes the place of the longer
 * one: when the program dies, there is one or the other, whole.
 */
export function openLineRecord(path: string, step: number): LineRecord {
  const before = readText(path);
  const kept = step === 0 ? [] : linesOf(before).filter((line) => stepOf(line) <= step);
  if (toText(kept) !== before) writeFileWholeSync(path, toText(kept));
  let file = openSync(path, 'a');
  let count = kept.length;
  return {
    append: (value) => {
      writeSync(file, `${JSON.stringify(value)}\n`);
      count += 1;
    },
    thin: (from) => {
      const lines = linesOf(readText(path));
      const fewer = lines.filter((_, at) => at < from || (at - from) % 2 === 0);
      // Windows replaces no file that is open.
      closeSync(file);
      try {
        writeFileWholeSync(path, toText(fewer));
      } finally {
        file = openSync(path, 'a');
      }
      count = fewer.length;
    },
    lineCount: () => count,
    close: () => closeSync(file),
  };
}

/** What stands in the file; nothing where there is none. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function linesOf(text: string): string[] {
  return text.split('\n').filter(Boolean);
}

function toText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** The step a line belongs to; infinite where the line is no JSON, so that it is left out. */
function stepOf(line: string): number {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = typeof value === 'object' && value !== null && 'step' in value;
    return isObject && typeof value.step === 'number' ? value.step : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
