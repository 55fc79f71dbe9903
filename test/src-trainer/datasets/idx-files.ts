import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { ProblemError, type Problem } from '../../../src-shared/problem.ts';

/** An IDX file of unsigned bytes with these sizes; the numbers are `content`, or 0, 1, 2, ... */
export function makeIdx(sizes: readonly number[], content?: Uint8Array): Uint8Array {
  const count = sizes.reduce((product, size) => product * size, 1);
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.set([0, 0, 8, sizes.length]);
  for (const [axis, size] of sizes.entries()) header.writeUInt32BE(size, 4 + 4 * axis);
  const data = content ?? Uint8Array.from({ length: count }, (_, index) => index % 251);
  return Buffer.concat([header, data]);
}

/** A folder that is removed when the test ends, with these files in it. */
export function makeFolder(files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lienzo-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** The problem that `promise` rejects with; anything else fails the test. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('it went well');
}
