import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { diskFileSystem, type FileSystem } from '../../../src-main/host/file-system.ts';
import { createFiles } from '../../../src-main/host/files.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { failAt } from './fail-at.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
};

describe('a save', () => {
  test('replaces the file and leaves nothing beside it', async () => {
    const folder = makeTemporaryFolder();
    const files = createFiles();
    await files.save(join(folder, 'deep', 'a.json'), 'old');
    await files.save(join(folder, 'deep', 'a.json'), 'new');
    expect(readFileSync(join(folder, 'deep', 'a.json'), 'utf8')).toBe('new');
    expect(readdirSync(join(folder, 'deep'))).toEqual(['a.json']);
  });

  test.for(['throw', 'short'] as const)(
    'whose Nth step fails (%s) leaves the old file or the new one, whole, and says so',
    async (fail) => {
      const folder = makeTemporaryFolder();
      const path = join(folder, 'a.json');
      const old = 'o'.repeat(10_000);
      const next = 'n'.repeat(20_000);
      let isPastTheEnd = false;
      let failures = 0;
      for (let n = 1; !isPastTheEnd; n += 1) {
        await createFiles().save(path, old);
        const { disk, steps } = failAt(n, fail);
        const code = await codeOf(createFiles(disk).save(path, next));
        const found = readFileSync(path, 'utf8');
        expect([old, next], `step ${n}`).toContain(found);
        if (code === 'done') expect(found).toBe(next);
        else expect(code, `step ${n}`).toMatch(/^(disk-full|file-cut)$/);
        expect(readdirSync(folder), `step ${n}`).toEqual(['a.json']);
        if (code !== 'done') failures += 1;
        isPastTheEnd = steps() < n;
      }
      expect(failures).toBeGreaterThanOrEqual(fail === 'throw' ? 7 : 1);
    },
  );
});

describe('an append', () => {
  test('that fails half-way is cut off again', async () => {
    const folder = makeTemporaryFolder();
    const path = join(folder, 'a.jsonl');
    for (const fail of ['throw', 'short'] as const) {
      for (let n = 1, isPastTheEnd = false; !isPastTheEnd; n += 1) {
        writeFileSync(path, 'first\n');
        const { disk, steps } = failAt(n, fail);
        const code = await codeOf(createFiles(disk).append(path, 'second\n'));
        const found = readFileSync(path, 'utf8');
        expect(['first\n', 'first\nsecond\n'], `${fail} ${n}`).toContain(found);
        if (code === 'done') expect(found).toBe('first\nsecond\n');
        isPastTheEnd = steps() < n;
      }
    }
  });
});

test('every failure names its cause', async () => {
  const folder = makeTemporaryFolder();
  const files = createFiles();
  expect(await codeOf(files.read(join(folder, 'nothing')))).toBe('file-missing');
  writeFileSync(join(folder, 'large'), 'x'.repeat(11));
  expect(await codeOf(files.read(join(folder, 'large'), 10))).toBe('file-too-large');
  expect(await codeOf(files.read(join(folder, 'large'), 11))).toBe('done');
  expect(await codeOf(files.save(join(folder, 'large', 'x'), ''))).toBe('file-failed');
  const failing = (code: string): FileSystem => ({
    ...diskFileSystem,
    open: () => Promise.reject(Object.assign(new Error(code), { code })),
  });
  for (const [code, problem] of [
    ['EROFS', 'disk-read-only'],
    ['EACCES', 'file-denied'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'file-failed'],
  ] as const)
    expect(await codeOf(createFiles(failing(code)).save(join(folder, 'a'), 'x'))).toBe(problem);
});

test('sweeping removes what dead savers left and nothing else', async () => {
  const folder = makeTemporaryFolder();
  const dead = '.a.json.4194304-0123abcd.tmp';
  const alive = `.a.json.${process.pid}-0123abcd.tmp`;
  for (const name of [dead, alive, 'a.json', '.hidden', 'x.tmp'])
    writeFileSync(join(folder, name), '');
  expect(await createFiles().sweep(folder)).toBe(1);
  expect(readdirSync(folder).sort()).toEqual(['.hidden', alive, 'a.json', 'x.tmp'].sort());
});

test('of many who claim a file at once, one succeeds', async () => {
  const path = join(makeTemporaryFolder(), 'lock');
  const files = createFiles();
  const claims = await Promise.all(Array.from({ length: 20 }, (_, i) => files.claim(path, `${i}`)));
  expect(claims.filter(Boolean)).toHaveLength(1);
});
