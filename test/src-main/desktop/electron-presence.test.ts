import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { findElectron } from '../../../src-main/desktop/find-electron.ts';
import { hasDisplay } from '../../../src-main/desktop/has-display.ts';
import { launchDesktop } from '../../../src-main/desktop/launch.ts';
import { obtainElectron } from '../../../src-main/desktop/obtain-electron.ts';

// In place of the package `electron`, a folder with a downloader that does what a test wants.

let packageFolder: string;

beforeEach(() => {
  packageFolder = mkdtempSync(join(tmpdir(), 'lienzo-electron-'));
});

afterEach(() => rmSync(packageFolder, { recursive: true, force: true }));

const writeDownloader = (script: string): void =>
  writeFileSync(join(packageFolder, 'install.js'), script);
const installs =
  "const fs = require('fs'); const dir = __dirname; fs.mkdirSync(dir + '/dist'); fs.writeFileSync(dir + '/dist/electron', ''); fs.writeFileSync(dir + '/path.txt', 'electron');";

test('a package whose binary was never downloaded has none', () => {
  expect(findElectron(packageFolder)).toBeUndefined();
});

test('a path without the binary behind it counts as none', () => {
  writeFileSync(join(packageFolder, 'path.txt'), 'electron');
  expect(findElectron(packageFolder)).toBeUndefined();
});

test('a downloaded binary is found without running anything', async () => {
  mkdirSync(join(packageFolder, 'dist'));
  writeFileSync(join(packageFolder, 'path.txt'), 'electron');
  writeFileSync(join(packageFolder, 'dist/electron'), '');
  const binary = join(packageFolder, 'dist/electron');
  expect(findElectron(packageFolder)).toBe(binary);
  expect(await obtainElectron({ packageFolder })).toBe(binary);
});

test("the package's own downloader is run where the binary is missing", async () => {
  writeDownloader(installs);
  expect(await obtainElectron({ packageFolder })).toBe(join(packageFolder, 'dist/electron'));
});

test('a downloader that fails gives no binary and no exception', async () => {
  writeDownloader('process.exit(1);');
  expect(await obtainElectron({ packageFolder })).toBeUndefined();
});

test('a package without a downloader gives no binary', async () => {
  expect(await obtainElectron({ packageFolder })).toBeUndefined();
});

test('a downloader that hangs is stopped at the limit', async () => {
  writeDownloader('setInterval(() => {}, 1000);');
  expect(await obtainElectron({ packageFolder, timeoutMs: 300 })).toBeUndefined();
});

test('on Linux there is a display where X or Wayland says so, elsewhere always', () => {
  expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false);
  expect(hasDisplay({ platform: 'linux', env: { DISPLAY: '' } })).toBe(false);
  expect(hasDisplay({ platform: 'linux', env: { DISPLAY: ':0' } })).toBe(true);
  expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
  expect(hasDisplay({ platform: 'win32', env: {} })).toBe(true);
  expect(hasDisplay({ platform: 'darwin', env: {} })).toBe(true);
});

test('without a display nothing is downloaded and the reason is said', async () => {
  expect(await launchDesktop({ platform: 'linux', env: {} })).toEqual({
    isOpen: false,
    reason: 'noDisplay',
  });
});
