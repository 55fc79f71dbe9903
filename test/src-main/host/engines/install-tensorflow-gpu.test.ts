import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { open } from 'node:fs/promises';

import { expect, onTestFinished, test } from 'vitest';

import { cudaWheels } from '../../../../src-main/host/engines/cuda-wheels.ts';
import { installTensorflow } from '../../../../src-main/host/engines/install-tensorflow.ts';
import { packsFolder as usersPacksFolder } from '../../../../src-main/host/engines/packs-folder.ts';
import { platformName } from '../../../../src-main/host/engines/platform-name.ts';
import { readPack } from '../../../../src-main/host/engines/read-pack.ts';
import { runChild } from '../../../../src-main/host/engines/run-child.ts';
import { extractWheel } from '../../../../src-main/host/engines/wheel-contents.ts';
import { findWheels } from '../../../../src-main/host/engines/wheels.ts';
import { problemOf } from './expect-problem.ts';
import { haveOnlyCommands } from './fake-commands.ts';
import { makeZip } from './make-zip.ts';
import { temporaryFolder, withEnvironment } from './temporary-folder.ts';

const platform = platformName();
const wheels = findWheels('tensorflow-gpu', platform);
const engine = 'tensorflow-gpu';

test('a wheel of libraries gives its pinned files and its licence, at their places in the pack', async () => {
  const nvrtc = cudaWheels.find(({ packageName }) => packageName === 'nvidia-cuda-nvrtc-cu12')!;
  const folder = temporaryFolder();
  const names = [...nvrtc.contents.keys()];
  const strays = ['nvidia/cuda_nvrtc/lib/../../../../escaped', 'nvidia/cuda_nvrtc/include/nvrtc.h'];
  const parts = [...strays, ...names].map((name) => ({ name, content: Buffer.from(name) }));
  writeFileSync(join(folder, nvrtc.fileName), makeZip(parts));
  const file = await open(join(folder, nvrtc.fileName));
  onTestFinished(() => file.close());
  const pack = join(folder, 'pack');
  const files = await extractWheel(file, nvrtc, pack, { onShare: () => undefined });
  expect(Object.keys(files).sort()).toEqual([
    'licences/nvidia-cuda_nvrtc.txt',
    'nvidia/nvrtc/lib/libnvrtc-builtins.so.12.5',
    'nvidia/nvrtc/lib/libnvrtc.so.12',
  ]);
  expect(readdirSync(folder).sort()).toEqual([nvrtc.fileName, 'pack']);
});

if (wheels === undefined) {
  test('a platform without wheels for its cards is told so', async () => {
    const packsFolder = temporaryFolder();
    expect(await problemOf(() => installTensorflow({ engine, packsFolder }))).toEqual({
      code: 'engine-no-wheel',
      details: { engine, platform },
    });
  });
} else {
  test('of several wheels the first that is wanting is named, and one that is wrong is refused', async () => {
    haveOnlyCommands({ 'c++': 'exit 0' });
    const packsFolder = temporaryFolder();
    const from = temporaryFolder();
    const install = () => problemOf(() => installTensorflow({ engine, packsFolder, from }));
    const [first, second] = wheels;
    writeFileSync(join(from, first.fileName), 'not TensorFlow');
    expect(await install()).toEqual({
      code: 'engine-wheel-not-found',
      details: { path: from, file: second!.fileName },
    });
    for (const { fileName } of wheels) writeFileSync(join(from, fileName), 'no library');
    expect(await install()).toMatchObject({
      code: 'engine-wheel-wrong',
      details: { path: join(from, first.fileName) },
    });
    expect(readdirSync(packsFolder)).toEqual([]);
  });

  test('LIENZO_OFFLINE=1 names the way with a pack', async () => {
    haveOnlyCommands({ 'c++': 'exit 0', python3: 'echo "pip 99"' });
    withEnvironment({ LIENZO_OFFLINE: '1' });
    const packsFolder = temporaryFolder();
    expect(await problemOf(() => installTensorflow({ engine, packsFolder }))).toEqual({
      code: 'engine-offline',
      details: { engine },
    });
    expect(readdirSync(packsFolder)).toEqual([]);
  });
}

const installed = readPack(usersPacksFolder(), platform, engine);

if (installed.state !== 'ready') {
  console.log('tensorflow-gpu is not installed here: where its libraries look was not tried.');
} else {
  test('whatever a library of the pack is linked with is found in the pack or the system', async () => {
    const { folder, manifest } = installed;
    const libraries = Object.keys(manifest.files).filter((file) => /\.so\.|\.node$/.test(file));
    expect(libraries.length).toBeGreaterThanOrEqual(20);
    for (const library of libraries) {
      const { stdout: linked } = await runChild('ldd', [join(folder, library)]);
      expect(linked).toContain('libc.so');
      expect(linked, library).not.toContain('not found');
      const nvidias = [...linked.matchAll(/=> (\S*(?:cu\w+|nv\w+)\.so\S*)/g)];
      for (const [, path = ''] of nvidias) expect(dirname(path)).toContain(folder);
    }
  });
}
