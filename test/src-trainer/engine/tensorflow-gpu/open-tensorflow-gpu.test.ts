import { cpSync, linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { env } from 'node:process';

import { beforeEach, expect, onTestFinished, test } from 'vitest';

import { packsFolder as usersPacksFolder } from '../../../../src-main/host/engines/packs-folder.ts';
import { platformName } from '../../../../src-main/host/engines/platform-name.ts';
import { readPack } from '../../../../src-main/host/engines/read-pack.ts';
import { wordProblem } from '../../../../src-shared/messages/word-problem.ts';
import {
  packBindingFile,
  packFolderName,
  packManifestFile,
  packOperationsFile,
  tensorflowEnvironment,
} from '../../../../src-shared/protocol/engine-pack.ts';
import type { NvidiaCard } from '../../../../src-shared/protocol/engine.ts';
import { ProblemError, type Problem } from '../../../../src-shared/problem.ts';
import { openEngine } from '../../../../src-trainer/engine/open-engine.ts';
import { openTensorflowGpu } from '../../../../src-trainer/engine/tensorflow-gpu/open-tensorflow-gpu.ts';

const platform = platformName();
const packName = packFolderName(platform, 'tensorflow-gpu');
const card: NvidiaCard = { index: 1, name: 'NVIDIA A', driver: '550.54.14', memoryBytes: 2 ** 33 };

// What opening this engine sets, and what a person may have set.
beforeEach(() => {
  const before = { ...env };
  const names = Object.keys(env).filter((name) => /^(CUDA|NVIDIA|TF|XLA)_/.test(name));
  for (const name of names) Reflect.deleteProperty(env, name);
  Object.assign(env, tensorflowEnvironment);
  onTestFinished(() => void Object.assign(env, before));
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lienzo-gpu-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function problemOf(work: () => unknown): Promise<Problem> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('without a card the reason that there is none is the refusal, and no pack is looked for', async () => {
  const packs = temporaryFolder();
  const reason: Problem = { code: 'engine-nvidia-no-driver', details: {} };
  expect(await problemOf(() => openTensorflowGpu(packs, reason))).toEqual(reason);
  expect(await problemOf(() => openTensorflowGpu(packs, undefined))).toEqual({
    code: 'engine-nvidia-none',
    details: {},
  });
});

test('with a card and no pack, what is missing is this engine’s pack', async () => {
  expect(await problemOf(() => openTensorflowGpu(temporaryFolder(), card))).toEqual({
    code: 'engine-pack-missing',
    details: { engine: 'tensorflow-gpu' },
  });
});

const users = usersPacksFolder();
const cuda = readPack(users, platform, 'tensorflow-gpu');
const processor = readPack(users, platform, 'tensorflow');

/**
 * A packs' folder with a pack of this engine: the real one where it is installed; else the processor's under its
 * name, which loads and finds no card either.
 */
function packsWithGpu(from: typeof processor): string {
  if (from.state !== 'ready') throw new Error('there is no pack to take');
  const packs = temporaryFolder();
  const pack = join(packs, packName);
  const { [packOperationsFile]: _operations, ...files } = from.manifest.files;
  for (const file of Object.keys(files)) {
    mkdirSync(dirname(join(pack, file)), { recursive: true });
    try {
      linkSync(join(from.folder, file), join(pack, file));
    } catch {
      cpSync(join(from.folder, file), join(pack, file));
    }
  }
  const manifest = { ...from.manifest, engine: 'tensorflow-gpu', files };
  writeFileSync(join(pack, packManifestFile), JSON.stringify(manifest));
  return packs;
}

test('a pack whose library does not load is refused with the loader’s words, and named', async () => {
  const packs = temporaryFolder();
  const pack = join(packs, packName);
  mkdirSync(join(pack, 'lib'), { recursive: true });
  writeFileSync(join(pack, packBindingFile), 'no library');
  const zeros = '0'.repeat(64);
  const manifest = {
    ...{ format: 1, engine: 'tensorflow-gpu', tensorflow: '2', tfjs: '4', napi: 8, platform },
    ...{ bindingSha256: zeros, wheelSha256: zeros },
    files: { [packBindingFile]: { bytes: 10, sha256: zeros } },
  };
  writeFileSync(join(pack, packManifestFile), JSON.stringify(manifest));
  expect(await problemOf(() => openTensorflowGpu(packs, card))).toMatchObject({
    code: 'engine-load-failed',
    details: { engine: 'tensorflow-gpu' },
  });
});

const loads = cuda.state === 'ready' ? cuda : processor;
if (loads.state !== 'ready') {
  console.log('TensorFlow is not installed here: loading it without a card was not tried.');
} else {
  test('TensorFlow that finds no way to the card is refused in one sentence, and the next engine is taken', async () => {
    const packs = packsWithGpu(loads);
    const { engine, notUsed } = await openEngine('auto', { packsFolder: packs, nvidia: card });
    engine.dispose();
    expect(engine.id).toBe('wasm');
    const [first] = notUsed;
    expect(first).toEqual({
      id: 'tensorflow-gpu',
      reason: { code: 'engine-nvidia-unused', details: { device: 'NVIDIA A' } },
    });
    expect(wordProblem(first!.reason, 'en')).toBe(
      'TensorFlow finds no way to the card NVIDIA A; it may be too old for it (compute capability under 6.0) or taken by another program.',
    );
    // What TensorFlow reads when it first looks for a card: this one alone, counted as its driver counts, its
    // memory taken as it is needed, and the same numbers every time.
    expect(env).toMatchObject({
      CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
      CUDA_VISIBLE_DEVICES: '1',
      TF_FORCE_GPU_ALLOW_GROWTH: 'true',
      TF_DETERMINISTIC_OPS: '1',
      NVIDIA_TF32_OVERRIDE: '0',
      XLA_FLAGS: `--xla_gpu_cuda_data_dir=${join(packs, packName, 'nvidia', 'cuda_nvcc')}`,
    });
  });
}
