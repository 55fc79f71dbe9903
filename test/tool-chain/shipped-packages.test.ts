import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { findNoticeProblems, writeNotices } from './notices.ts';
import { listShippedPackages } from './shipped-packages.ts';

const lockfile: unknown = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const shipped = listShippedPackages(lockfile);
const names = shipped.map(({ name }) => name);

test('what runs and what is bundled is shipped, with what it needs itself', () => {
  for (const name of ['zod', 'ws', '@tensorflow/tfjs-layers', 'svelte', 'd3-zoom', 'electron'])
    expect(names).toContain(name);
});

test('tools are not shipped', () => {
  for (const name of ['typescript', 'vitest', 'eslint', 'electron-builder', '@electron/get'])
    expect(names).not.toContain(name);
});

test('every package that the window imports is known to be shipped', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const windowPackages = Object.keys(devDependencies).filter(
    (name) => /^(svelte|@xyflow\/|@fontsource)/.test(name) && !name.startsWith('svelte-'),
  );
  expect(names).toEqual(expect.arrayContaining(windowPackages));
});

test('packages with one licence text share it in the notices', () => {
  const two = shipped.slice(0, 2);
  const notices = writeNotices(two, () => 'Do what you like.\r\n');
  expect(notices.match(/Do what you like\./g)).toHaveLength(1);
  expect(findNoticeProblems(two, notices)).toEqual([]);
});

test('a package that is missing from the notices is named, and one too many', () => {
  const [first, second, third] = shipped as [never, never, never];
  const notices = writeNotices([first, second], () => undefined);
  const problems = findNoticeProblems([first, third], notices);
  expect(problems).toHaveLength(3);
  expect(problems[0]).toMatch(/^not in the notices: /);
  expect(problems[1]).toMatch(/^not shipped: /);
});
