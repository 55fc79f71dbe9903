import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { commandOf } from './run-command.ts';

// A small project of the same folders, in which every file breaks one rule; the rules must see each one.

const root = join(import.meta.dirname, '../..');

const violations: Record<string, readonly [text: string, rule: string]> = {
  'src-shared/imports-main.ts': ["import '../src-main/fine.ts';", 'src-shared-imports'],
  'src-trainer/imports-main.ts': ["import '../src-main/fine.ts';", 'src-trainer-imports'],
  'src-main/imports-trainer.ts': ["import '../src-trainer/fine.ts';", 'src-main-imports'],
  'src-main/imports-type-of-trainer.ts': [
    "import type { fine } from '../src-trainer/fine.ts'; export type F = typeof fine;",
    'src-main-imports',
  ],
  'src-renderer/imports-main.ts': ["import '../src-main/fine.ts';", 'src-renderer-imports'],
  'src-renderer/Imports.svelte': [
    '<script lang="ts">import { fine } from "../src-main/fine.ts";</script>{fine}',
    'src-renderer-imports',
  ],
  'src-main/imports-test.ts': ["import '../test/fine.ts';", 'source-without-tests'],
  'src-shared/uses-node.ts': ["import 'node:fs';", 'shared-without-node'],
  'src-renderer/uses-node.ts': ["import 'node:fs';", 'renderer-without-node'],
  'src-shared/uses-tfjs.ts': [
    "import { add } from '@tensorflow/tfjs-core'; export const a = add;",
    'shared-tfjs-as-type',
  ],
  'src-main/uses-tfjs.ts': ["import '@tensorflow/tfjs-core';", 'tfjs-in-trainer-only'],
  'src-renderer/uses-tfjs-type.ts': [
    "import type { Tensor } from '@tensorflow/tfjs-core'; export type T = Tensor;",
    'tfjs-in-trainer-only',
  ],
  'src-main/host/uses-electron.ts': [
    "import { app } from 'electron'; export const a = app;",
    'electron-in-desktop-only',
  ],
  'test/uses-electron.ts': [
    "import { app } from 'electron'; export const a = app;",
    'electron-in-desktop-only',
  ],
  'src-main/uses-svelte.ts': [
    "import { mount } from 'svelte'; export const m = mount;",
    'svelte-in-renderer-only',
  ],
  'src-main/cycle-one.ts': ["import './cycle-two.ts';", 'no-cycles'],
  'src-main/imports-nothing.ts': ["import './absent.ts';", 'resolvable'],
  'src-main/uses-undeclared.ts': ["import 'rolldown';", 'declared-package'],
  'src-main/uses-development.ts': [
    "import fc from 'fast-check'; export const f = fc;",
    'shipped-package',
  ],
};

const allowed: Record<string, string> = {
  'src-shared/fine.ts': 'export const fine = 1;',
  'src-shared/uses-tfjs-type.ts':
    "import type { Tensor } from '@tensorflow/tfjs-core'; export type T = Tensor;",
  'src-trainer/fine.ts':
    "import '@tensorflow/tfjs-core'; export { fine } from '../src-shared/fine.ts';",
  'src-main/fine.ts': "import 'node:fs'; export { fine } from '../src-shared/fine.ts';",
  'src-main/desktop/uses-electron.ts': "import { app } from 'electron'; export const a = app;",
  'src-renderer/fine.ts':
    "import { mount } from 'svelte'; export { fine } from '../src-shared/fine.ts'; export const m = mount;",
  'test/fine.ts':
    "import fc from 'fast-check'; import type { app } from 'electron'; export { fine } from '../src-main/fine.ts'; export const f = fc; export type A = typeof app;",
};

// A cycle is reported once, at the file that comes first.
const otherHalfOfCycle = { 'src-main/cycle-two.ts': "import './cycle-one.ts';" };

const outcome = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let project: string;
let found: { file: string; rule: string }[];

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'lienzo-directions-'));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
  symlinkSync(join(root, 'package.json'), join(project, 'package.json'));
  const files = [
    ...Object.entries({ ...allowed, ...otherHalfOfCycle }),
    ...Object.entries(violations).map(([path, [text]]) => [path, text] as const),
  ];
  for (const [path, text] of files) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  const folders = ['src-shared', 'src-trainer', 'src-main', 'src-renderer', 'test'];
  const config = join(root, '.dependency-cruiser.js');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      commandOf('dependency-cruiser', 'depcruise'),
      ...['--config', config, '--output-type', 'json', ...folders],
    ],
    { cwd: project, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (stdout === '') throw new Error(stderr);
  found = outcome
    .parse(JSON.parse(stdout))
    .summary.violations.map(({ from, rule }) => ({ file: from, rule: rule.name }));
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

test.for(Object.entries(violations))('%s breaks its rule', ([file, [, rule]]) => {
  expect(found).toContainEqual({ file, rule });
});

test('what the folders may do breaks none', () => {
  expect(found.filter(({ file }) => file in allowed)).toEqual([]);
});
