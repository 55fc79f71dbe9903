import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { doctor } from '../../../../src-main/host/engines/doctor.ts';
import { installTensorflow } from '../../../../src-main/host/engines/install-tensorflow.ts';
import { tryNative } from '../../../../src-main/host/engines/native-build.ts';
import { platformName } from '../../../../src-main/host/engines/platform-name.ts';
import { readPack } from '../../../../src-main/host/engines/read-pack.ts';
import { packOperationsFile } from '../../../../src-shared/protocol/engine-pack.ts';
import { haveOnlyCommands } from './fake-commands.ts';
import { copyAsStalePack, installedPacks } from './installed-pack.ts';
import { makePack } from './make-pack.ts';
import { temporaryFolder, withEnvironment } from './temporary-folder.ts';

const platform = platformName();
const nodePath = process.execPath;
const installed = installedPacks();
/** A compiler that shares the machine with other tests takes its time. */
const compilingMs = 300_000;

/** The compiler of this machine, but for what the script does before. */
function haveCompilerThat(does: string): void {
  haveOnlyCommands({ 'c++': `${does}\nPATH=/usr/bin:/bin\nexec c++ "$@"` });
}

async function findOperationsCheck(packsFolder: string) {
  for await (const check of doctor({ packsFolder })) {
    if (check.name === 'operations') return check;
  }
  throw new Error('the doctor did not look at the operations');
}

test('what is no library is no operations, and the loader says why', async () => {
  const found = await tryNative(makePack(temporaryFolder()), { nodePath });
  expect(found).toEqual({ reason: expect.stringContaining('Error') as unknown });
});

if (installed === undefined) {
  console.log('TensorFlow is not installed here: building its own operations was not tried.');
} else {
  test(
    'a stale pack gets the binding and our own operations anew, and everything else from the old one',
    async () => {
      const packsFolder = temporaryFolder();
      withEnvironment({ LIENZO_OFFLINE: '1' });
      const old = readFileSync(
        join(copyAsStalePack(installed, packsFolder), 'include/tensorflow/c/ops.h'),
      );
      await installTensorflow({ packsFolder });
      const pack = readPack(packsFolder, platform);
      if (pack.state !== 'ready') throw new Error(`the pack is ${pack.state}`);
      expect(Object.keys(pack.manifest.files)).toContain(packOperationsFile);
      expect(pack.manifest).not.toHaveProperty('operationsFailure');
      expect(readdirSync(join(pack.folder, '..'))).toHaveLength(1);
      expect(readFileSync(join(pack.folder, 'include/tensorflow/c/ops.h'))).toEqual(old);
      expect(await tryNative(pack.folder, { nodePath })).toHaveProperty('instructionSet');
      expect(await findOperationsCheck(packsFolder)).toHaveProperty('found');
    },
    compilingMs,
  );

  test(
    'where our own operations cannot be compiled, the engine is installed without them and the doctor says why',
    async () => {
      const packsFolder = temporaryFolder();
      copyAsStalePack(installed, packsFolder);
      withEnvironment({ LIENZO_OFFLINE: '1' });
      haveCompilerThat(
        'case "$*" in *-DLIENZO_LANES=4*) echo "kernels.cc:1: error: no such vectors" >&2; exit 1;; esac',
      );
      await installTensorflow({ packsFolder });
      const pack = readPack(packsFolder, platform);
      if (pack.state !== 'ready') throw new Error(`the pack is ${pack.state}`);
      const reason = 'kernels.cc:1: error: no such vectors';
      expect(pack.manifest).toMatchObject({ operationsFailure: reason });
      expect(Object.keys(pack.manifest.files)).not.toContain(packOperationsFile);
      expect(existsSync(join(pack.folder, packOperationsFile))).toBe(false);
      expect(await findOperationsCheck(packsFolder)).toMatchObject({
        problem: { code: 'engine-operations-missing', details: { reason } },
      });
    },
    compilingMs,
  );
}
