import {
  closeSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

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
 * last line that was cut short, are taken out.
 */
export function openLineRecord(path: string, step: number): LineRecord {
  const kept = step === 0 ? [] : readLines(path).filter((line) => stepOf(line) <= step);
  writeFileSync(path, kept.map((line) => `${line}\n`).join(''));
  const file = openSync(path, 'a');
  let count = kept.length;
  return {
    append: (value) => {
      writeSync(file, `${JSON.stringify(value)}\n`);
      count += 1;
    },
    thin: (from) => {
      const fewer = readLines(path).filter((_, at) => at < from || (at - from) % 2 === 0);
      ftruncateSync(file, 0);
      writeSync(file, fewer.map((line) => `${line}\n`).join(''));
      count = fewer.length;
    },
    lineCount: () => count,
    close: () => closeSync(file),
  };
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
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
