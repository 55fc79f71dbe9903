import { spawn } from 'node:child_process';
import { existsSync, globSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { expect, test, vi } from 'vitest';

import { installTensorflow } from '../../../../src-main/host/engines/install-tensorflow.ts';
import { checkThatPackLoads } from '../../../../src-main/host/engines/load-check.ts';
import { platformName } from '../../../../src-main/host/engines/platform-name.ts';
import { readPack } from '../../../../src-main/host/engines/read-pack.ts';
import { packFolderName } from '../../../../src-shared/protocol/engine-pack.ts';
import { problemOf } from './expect-problem.ts';
import { haveOnlyCommands } from './fake-commands.ts';
import { copyAsStalePack, installedPacks } from './installed-pack.ts';
import { temporaryFolder, withEnvironment } from './temporary-folder.ts';

const platform = platformName();
const packName = packFolderName(platform);
const installed = installedPacks();
const wheel = process.env['LIENZO_TEST_WHEEL'];
const nodePath = process.execPath;

test('without a compiler nothing is downloaded', async () => {
  haveOnlyCommands({ python3: 'echo "pip 99"' });
  const packsFolder = temporaryFolder();
  const problem = await problemOf(() => installTensorflow({ packsFolder }));
  expect(problem.code).toBe('engine-no-compiler');
  expect(readdirSync(packsFolder)).toEqual([]);
});

test('LIENZO_OFFLINE=1 never downloads', async () => {
  haveOnlyCommands({ 'c++': 'exit 0', python3: 'echo "pip 99"' });
  withEnvironment({ LIENZO_OFFLINE: '1' });
  const packsFolder = temporaryFolder();
  expect(await problemOf(() => installTensorflow({ packsFolder }))).toMatchObject({
    code: 'engine-offline',
  });
  expect(readdirSync(packsFolder)).toEqual([]);
});

test('a wrong file is refused, and nothing of it stays', async () => {
  haveOnlyCommands({ 'c++': 'exit 0' });
  const packsFolder = temporaryFolder();
  const from = join(temporaryFolder(), 'some.whl');
  writeFileSync(from, 'not TensorFlow');
  expect(await problemOf(() => installTensorflow({ packsFolder, from }))).toMatchObject({
    code: 'engine-wheel-wrong',
  });
  expect(readdirSync(packsFolder)).toEqual([]);
});

test('a cache that cannot be written is named', async () => {
  const packsFolder = join(temporaryFolder(), 'a-file');
  writeFileSync(packsFolder, '');
  const problem = await problemOf(() => installTensorflow({ packsFolder }));
  expect(problem).toMatchObject({
    code: 'engine-cache-unusable',
    details: { folder: packsFolder },
  });
});

function startInstall(packsFolder: string) {
  const child = spawn(nodePath, [join(import.meta.dirname, 'install-child.ts'), packsFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended, printed: text(child.stdout) };
}

if (installed === undefined) {
  console.log('TensorFlow is not installed here: building a pack anew was not tried.');
} else {
  test('a compilation that is cancelled leaves the old pack and nothing else', async () => {
    const packsFolder = temporaryFolder();
    copyAsStalePack(installed, packsFolder);
    haveOnlyCommands({ 'c++': 'case "$*" in --version) ;; *) exec /bin/sleep 600;; esac' });
    const cancel = new AbortController();
    const problem = await problemOf(() =>
      installTensorflow({
        packsFolder,
        signal: cancel.signal,
        onProgress: ({ phase }) => {
          if (phase === 'compile') setImmediate(() => cancel.abort());
        },
      }),
    );
    expect(problem.code).toBe('engine-cancelled');
    expect(readdirSync(packsFolder)).toEqual([packName]);
    expect(readPack(packsFolder, platform).state).toBe('stale');
  });

  test('what the compiler says is quoted', async () => {
    const packsFolder = temporaryFolder();
    copyAsStalePack(installed, packsFolder);
    haveOnlyCommands({
      'c++':
        'case "$*" in --version) ;; *) echo "In file x" >&2; echo "a.cc:1: error: no" >&2; exit 1;; esac',
    });
    expect(await problemOf(() => installTensorflow({ packsFolder }))).toEqual({
      code: 'engine-compile-failed',
      details: { reason: 'a.cc:1: error: no' },
    });
  });

  test('a library that changed is not taken for another pack', async () => {
    const packsFolder = temporaryFolder();
    const pack = copyAsStalePack(installed, packsFolder);
    const header = join(pack, 'include/tensorflow/c/c_api.h');
    rmSync(header);
    writeFileSync(header, '// another');
    withEnvironment({ LIENZO_OFFLINE: '1' });
    expect(await problemOf(() => installTensorflow({ packsFolder }))).toMatchObject({
      code: 'engine-offline',
    });
  });

  test('an install that is killed leaves no half a pack, and two that follow at once build one between them', async () => {
    const packsFolder = temporaryFolder();
    copyAsStalePack(installed, packsFolder);
    withEnvironment({ LIENZO_OFFLINE: '1' });
    const killed = startInstall(packsFolder);
    await vi.waitFor(
      () => expect(globSync(`${packsFolder}/.installing-*/pack/lib/*`)).not.toEqual([]),
      {
        timeout: 30_000,
      },
    );
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(readPack(packsFolder, platform).state).toBe('stale');

    const both = [startInstall(packsFolder), startInstall(packsFolder)];
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
    const phases = await Promise.all(both.map(({ printed }) => printed));
    expect(phases.sort()).toEqual(['', 'compile\nload\n']);
    expect(readPack(packsFolder, platform).state).toBe('ready');
    expect(readdirSync(packsFolder)).toEqual([packName]);
    await checkThatPackLoads(join(packsFolder, packName), 'tensorflow', { nodePath });
  });
}

if (wheel === undefined) {
  console.log('LIENZO_TEST_WHEEL names no wheel: installing from a file was not tried.');
} else {
  test('a wheel from a file becomes a pack with libraries, headers, licences and nothing else', async () => {
    const packsFolder = temporaryFolder();
    const phases = new Set<string>();
    await installTensorflow({
      packsFolder,
      from: wheel,
      onProgress: ({ phase }) => phases.add(phase),
    });
    expect([...phases]).toEqual(['verify', 'extract', 'compile', 'load']);
    const pack = readPack(packsFolder, platform);
    expect(pack.state).toBe('ready');
    const top = readdirSync(pack.folder).sort();
    expect(top).toEqual(['include', 'lib', 'licences', 'manifest.json']);
    expect(existsSync(join(pack.folder, 'licences/LICENSE'))).toBe(true);
    expect(readdirSync(packsFolder)).toEqual([packName]);
    await checkThatPackLoads(pack.folder, 'tensorflow', { nodePath });
  });
}
