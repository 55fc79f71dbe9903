import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { buildWhenStale, runBuildTool } from '../../../src-main/host/build-when-stale.ts';
import { programFolder } from '../../../src-main/host/program-folder.ts';

let folder: string;
let built: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lienzo-build-'));
  built = 0;
  writeFileSync(join(folder, 'a.txt'), 'a');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function build(outcome: () => void = () => undefined): Promise<void> {
  await buildWhenStale({
    sources: [`${relative(programFolder, folder)}/*.txt`],
    product: join(folder, 'product'),
    stampFile: join(folder, 'stamps/product.sha256'),
    build: () => {
      built += 1;
      outcome();
      writeFileSync(join(folder, 'product'), '');
      return Promise.resolve();
    },
  });
}

test('what is not there is built, once', async () => {
  await build();
  await build();
  expect(built).toBe(1);
});

test('a changed source, a new one and one that is gone each build anew', async () => {
  await build();
  writeFileSync(join(folder, 'a.txt'), 'b');
  await build();
  writeFileSync(join(folder, 'b.txt'), '');
  await build();
  rmSync(join(folder, 'b.txt'));
  await build();
  expect(built).toBe(4);
});

test('the same content written again builds nothing', async () => {
  await build();
  writeFileSync(join(folder, 'a.txt'), 'a');
  await build();
  expect(built).toBe(1);
});

test('a product that was removed is built again', async () => {
  await build();
  rmSync(join(folder, 'product'));
  await build();
  expect(built).toBe(2);
});

test('a build that fails is tried again the next time', async () => {
  await expect(
    build(() => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await build();
  expect(built).toBe(2);
});

test('a build tool that fails gives its own words', async () => {
  await expect(
    runBuildTool('vite/bin/vite.js', ['build', '--config', 'absent.ts']),
  ).rejects.toThrow(/vite\/bin\/vite\.js failed\n[^]*absent\.ts/);
});
