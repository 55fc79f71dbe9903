import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, expect, test, vi } from 'vitest';

import { dawnPackage } from '../../../../src-main/host/engines/dawn-package.ts';
import { installWebgpu } from '../../../../src-main/host/engines/install-webgpu.ts';
import {
  downloadPackage,
  findNpm,
  findPackageFile,
  openPackage,
} from '../../../../src-main/host/engines/npm-package.ts';
import { problemOf } from './expect-problem.ts';
import { haveOnlyCommands } from './fake-commands.ts';
import { temporaryFolder, withEnvironment } from './temporary-folder.ts';

const { fileName, integrity } = dawnPackage;

// The npm that runs these tests would be taken first.
beforeEach(() => withEnvironment({ npm_execpath: undefined, LIENZO_OFFLINE: undefined }));

test('the package is taken from its file or from the folder that holds it', async () => {
  const folder = temporaryFolder();
  const path = join(folder, fileName);
  expect(await problemOf(() => findPackageFile(folder))).toEqual({
    code: 'engine-archive-not-found',
    details: { path: folder, file: fileName },
  });
  writeFileSync(path, 'a package');
  expect(findPackageFile(folder)).toBe(path);
  expect(findPackageFile(path)).toBe(path);
});

test('a package with another hash is refused, with both', async () => {
  const path = join(temporaryFolder(), 'other.tgz');
  writeFileSync(path, 'something else');
  const problem = await problemOf(() => openPackage(path, undefined));
  expect(problem).toMatchObject({
    code: 'engine-archive-wrong',
    details: { path, expected: integrity, found: expect.stringMatching(/^sha512-/) as string },
  });
});

test('npm is asked for the pinned version, and to run nothing of it', async () => {
  const folder = temporaryFolder();
  const log = join(folder, 'asked');
  mkdirSync(join(folder, 'to'));
  haveOnlyCommands({ npm: `echo "$*" > ${log}; : > "${join(folder, 'to', fileName)}"` });
  expect(await downloadPackage(join(folder, 'to'), undefined)).toBe(join(folder, 'to', fileName));
  const asked = readFileSync(log, 'utf8');
  expect(asked).toMatch(/^pack webgpu@\d+\.\d+\.\d+ /);
  expect(asked).toContain('--ignore-scripts');
});

test('without npm that is said, and where the network fails npm’s own words are quoted', async () => {
  haveOnlyCommands({});
  expect(await problemOf(() => findNpm())).toMatchObject({ code: 'engine-no-npm' });
  expect(await problemOf(() => downloadPackage(temporaryFolder(), undefined))).toMatchObject({
    code: 'engine-no-npm',
  });
  haveOnlyCommands({
    npm: 'printf "npm error code ENOTFOUND\\nnpm error request to the registry failed\\nnpm error A complete log of this run\\n" >&2; exit 1',
  });
  expect(await problemOf(() => downloadPackage(temporaryFolder(), undefined))).toEqual({
    code: 'engine-npm-failed',
    details: { reason: 'request to the registry failed' },
  });
});

test('a download that is cancelled ends npm', async () => {
  const started = join(temporaryFolder(), 'started');
  haveOnlyCommands({ npm: `echo $$ > ${started}; exec /bin/sleep 600` });
  const cancel = new AbortController();
  const downloading = problemOf(() => downloadPackage(temporaryFolder(), cancel.signal));
  const [pid] = await vi.waitFor(() =>
    /\d+(?=\n)/.exec(readFileSync(started, 'utf8'))!.map(Number),
  );
  cancel.abort();
  expect(await downloading).toMatchObject({ code: 'engine-cancelled' });
  expect(() => process.kill(pid!, 0)).toThrow('ESRCH');
});

test('an installation of webgpu that is refused leaves nothing: a wrong package, none, or no downloads', async () => {
  const packsFolder = temporaryFolder();
  const from = join(temporaryFolder(), 'some.tgz');
  writeFileSync(from, 'not Dawn');
  haveOnlyCommands({});
  const codeOf = async (options: { from?: string }) =>
    (await problemOf(() => installWebgpu({ packsFolder, ...options }))).code;
  expect(await codeOf({ from })).toBe('engine-archive-wrong');
  expect(await codeOf({ from: join(packsFolder, 'nowhere') })).toBe('engine-archive-not-found');
  expect(await codeOf({})).toBe('engine-no-npm');
  withEnvironment({ LIENZO_OFFLINE: '1' });
  expect(await codeOf({})).toBe('engine-offline');
  expect(readdirSync(packsFolder)).toEqual([]);
  expect(existsSync(from)).toBe(true);
});
