import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { openLineRecord } from '../../../src-trainer/run/line-record.ts';

/** A record of the steps 0 to 5, the last line torn; `old` reads the file that stood there at first. */
function makeRecord(): { readonly path: string; readonly old: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'lienzo-lines-'));
  const path = join(folder, 'epochs.jsonl');
  writeFileSync(path, textOf([0, 1, 2, 3, 4, 5]) + torn);
  const file = openSync(path, 'r');
  onTestFinished(() => {
    closeSync(file);
    rmSync(folder, { recursive: true });
  });
  return { path, old: () => readFileSync(file, 'utf8') };
}

const torn = '{"step":';
const textOf = (steps: readonly number[]): string =>
  steps.map((step) => `{"step":${step}}\n`).join('');

test('a record that goes on from an earlier step takes the place of the old one, which stays whole', () => {
  const { path, old } = makeRecord();
  const record = openLineRecord(path, 3);
  record.append({ step: 9 });
  record.close();
  expect(readFileSync(path, 'utf8')).toBe(textOf([0, 1, 2, 3, 9]));
  expect(old()).toBe(textOf([0, 1, 2, 3, 4, 5]) + torn);
});

test('a record that is thinned takes the place of the old one, and goes on', () => {
  const { path } = makeRecord();
  const record = openLineRecord(path, 5);
  const before = openSync(path, 'r');
  record.thin(1);
  record.append({ step: 6 });
  record.close();
  expect(readFileSync(path, 'utf8')).toBe(textOf([0, 1, 3, 5, 6]));
  expect(readFileSync(before, 'utf8')).toBe(textOf([0, 1, 2, 3, 4, 5]));
  closeSync(before);
});
