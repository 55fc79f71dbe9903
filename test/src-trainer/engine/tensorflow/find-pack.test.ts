import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import {
  napiVersion,
  packBindingFile,
  packFolderName,
  packManifestFile,
  tensorflowVersion,
  tfjsVersion,
  type TensorflowManifest,
} from '../../../../src-shared/protocol/engine-pack.ts';
import { ProblemError, type Problem } from '../../../../src-shared/problem.ts';
import { findPack } from '../../../../src-trainer/engine/tensorflow/find-pack.ts';
import { openTensorflow } from '../../../../src-trainer/engine/tensorflow/open-tensorflow.ts';

const zeros = '0'.repeat(64);
const content = 'this is no library';

function makePacks(manifest: string | Partial<TensorflowManifest>): string {
  const packs = mkdtempSync(join(tmpdir(), 'lienzo-packs-'));
  onTestFinished(() => rmSync(packs, { recursive: true }));
  const platform = `${process.platform}-${process.arch}`;
  const binding = join(packs, packFolderName(platform), packBindingFile);
  mkdirSync(dirname(binding), { recursive: true });
  writeFileSync(binding, content);
  const whole: TensorflowManifest = {
    format: 1,
    engine: 'tensorflow',
    tensorflow: tensorflowVersion,
    tfjs: tfjsVersion,
    napi: napiVersion,
    platform,
    bindingSha256: zeros,
    wheelSha256: zeros,
    files: { [packBindingFile]: { bytes: content.length, sha256: zeros } },
  };
  const text = typeof manifest === 'string' ? manifest : JSON.stringify({ ...whole, ...manifest });
  writeFileSync(join(packs, packFolderName(platform), packManifestFile), text);
  return packs;
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

test('the binding of a whole pack is found by its absolute path', () => {
  const packs = makePacks({});
  expect(findPack(packs).startsWith(packs)).toBe(true);
  expect(findPack(packs).endsWith(packBindingFile)).toBe(true);
});

test('half a pack is refused, and the file that is wanting is named', async () => {
  const half = makePacks({
    files: { 'lib/libtensorflow_cc.so.2': { bytes: 632_665_032, sha256: zeros } },
  });
  expect(await problemOf(() => findPack(half))).toEqual({
    code: 'engine-pack-damaged',
    details: { engine: 'tensorflow', file: 'lib/libtensorflow_cc.so.2' },
  });
  expect(await problemOf(() => findPack(makePacks('{"format":')))).toEqual({
    code: 'engine-pack-damaged',
    details: { engine: 'tensorflow', file: packManifestFile },
  });
});

test('a library that the system refuses is a problem with the loader’s own words', async () => {
  const packs = makePacks({});
  const problem = await problemOf(() => openTensorflow(packs));
  expect(problem.code).toBe('engine-load-failed');
  expect(problem.details['reason']).toContain(packBindingFile);
});
