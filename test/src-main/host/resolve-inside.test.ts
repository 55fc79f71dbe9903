import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import nodePath, { join } from 'node:path';

import { expect, test } from 'vitest';

import { isInside, isPlainName, resolveInside } from '../../../src-main/host/resolve-inside.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const hostile = [
  '',
  '.',
  '..',
  '../x',
  '..\\x',
  'a/b',
  'a\\b',
  '/etc/passwd',
  'C:\\x',
  'C:x',
  'x:stream',
  '\\\\server\\share',
  '//server/share',
  'a\u0000b',
  '%2e%2e',
  '%252e%252e%252f',
  '..%2f',
  'CON',
  'con',
  'NUL',
  'nul.txt',
  'COM1.txt',
  'lpt9',
  'AUX.',
  'x.',
  'x ',
  ' x',
  '~',
  '-x',
  '.hidden',
  'é',
  'e\u0301',
  'a\u202eb',
  'a\nb',
  'x'.repeat(129),
  'file:///x',
  '#',
  'a?b',
  'a*b',
];

test('no hostile name is plain, and ids are', () => {
  expect(hostile.filter(isPlainName)).toEqual([]);
  const ids = [
    '20261125-013029-c5db4d1e',
    'b7c1d7a4-0b0e-4f0e-8a53-0f0a4ad9e3d1',
    'run.json',
    'console',
  ];
  expect(ids.filter((name) => !isPlainName(name))).toEqual([]);
});

test('no hostile name leads to a path, alone or behind a plain one', async () => {
  const root = makeTemporaryFolder();
  for (const name of hostile) {
    await expect(resolveInside(root, name), name).rejects.toBeInstanceOf(ProblemError);
    await expect(resolveInside(root, 'a', name), name).rejects.toBeInstanceOf(ProblemError);
  }
  await expect(resolveInside(root)).rejects.toBeInstanceOf(ProblemError);
});

test('a plain name leads into the root, whether it is there or not', async () => {
  const root = makeTemporaryFolder();
  mkdirSync(join(root, 'a'));
  writeFileSync(join(root, 'a', 'run.json'), '');
  expect(await resolveInside(root, 'a', 'run.json')).toBe(join(root, 'a', 'run.json'));
  expect(await resolveInside(root, 'b', 'c')).toBe(join(root, 'b', 'c'));
  expect(await resolveInside(join(root, 'not-yet'), 'b')).toBe(join(root, 'not-yet', 'b'));
});

test('links and second names are refused', async () => {
  const root = makeTemporaryFolder();
  const outside = makeTemporaryFolder();
  writeFileSync(join(outside, 'secret'), 'secret');
  symlinkSync(outside, join(root, 'folder'));
  symlinkSync(join(outside, 'secret'), join(root, 'file'));
  symlinkSync(join(root, 'nowhere'), join(root, 'dangling'));
  linkSync(join(outside, 'secret'), join(root, 'hard'));
  for (const names of [['folder'], ['folder', 'secret'], ['file'], ['dangling'], ['hard']])
    await expect(resolveInside(root, ...names), names.join('/')).rejects.toMatchObject({
      problem: { code: 'path-refused' },
    });
});

test('a root behind a link of its own is fine', async () => {
  const real = makeTemporaryFolder();
  const link = join(makeTemporaryFolder(), 'home');
  symlinkSync(real, link);
  expect(await resolveInside(link, 'a')).toBe(join(real, 'a'));
});

test.for([
  ['/a/b', '/a/b', true],
  ['/a/b', '/a/b/c', true],
  ['/a/b', '/a/bc', false],
  ['/a/b', '/a/b/../c', false],
  ['/a/b', '/a', false],
  ['/a/b', '/a/b/..c', true],
] as const)('under Linux %s holds %s: %s', ([root, target, expected]) => {
  expect(isInside(root, target, nodePath.posix)).toBe(expected);
});

test.for([
  ['C:\\a\\b', 'C:\\a\\b\\c', true],
  ['C:\\a\\b', 'c:\\A\\B\\c', true],
  ['C:\\a\\b', 'C:\\a\\bc', false],
  ['C:\\a\\b', 'D:\\a\\b\\c', false],
  ['C:\\a\\b', '\\\\server\\a\\b', false],
  ['C:\\a\\b', 'C:\\a\\b\\..\\c', false],
  ['C:\\a\\b', 'C:/a/b/c', true],
] as const)('under Windows %s holds %s: %s', ([root, target, expected]) => {
  expect(isInside(root, target, nodePath.win32)).toBe(expected);
});
