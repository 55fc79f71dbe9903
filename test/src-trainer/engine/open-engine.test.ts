import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { ProblemError } from '../../../src-shared/problem.ts';
import { openEngine } from '../../../src-trainer/engine/open-engine.ts';

const packsFolder = mkdtempSync(join(tmpdir(), 'lienzo-no-packs-'));
afterAll(() => rmSync(packsFolder, { recursive: true }));

test('without a pack the next engine is taken, and why not the faster one is known', async () => {
  const { engine, notUsed } = await openEngine('auto', { packsFolder });
  expect(engine).toMatchObject({ id: 'wasm', device: 'CPU, 1 thread' });
  expect(engine.tf.getBackend()).toBe('wasm');
  const missing = (id: string) => ({
    id,
    reason: { code: 'engine-pack-missing', details: { engine: id } },
  });
  expect(notUsed).toEqual([
    { id: 'tensorflow-gpu', reason: { code: 'engine-nvidia-none', details: {} } },
    missing('tensorflow'),
    missing('webgpu'),
  ]);
  engine.dispose();
});

test('an engine that was asked for by name is that one or a refusal', async () => {
  await expect(openEngine('tensorflow', { packsFolder })).rejects.toThrow(ProblemError);
  await expect(openEngine('tensorflow', { packsFolder })).rejects.toThrow('engine-pack-missing');
  const { engine, notUsed } = await openEngine('wasm', { packsFolder });
  expect(engine.id).toBe('wasm');
  const reason = { code: 'engine-not-asked', details: { engine: 'wasm' } };
  expect(notUsed).toEqual([
    { id: 'tensorflow-gpu', reason },
    { id: 'tensorflow', reason },
    { id: 'webgpu', reason },
  ]);
  engine.dispose();
});

test('an engine that was given back can be opened again and calculates', async () => {
  for (let time = 0; time < 3; time += 1) {
    const { engine } = await openEngine('wasm', { packsFolder });
    const { tf } = engine;
    expect(tf.tidy(() => tf.matMul([[1, 2]], [[3], [4]]).arraySync())).toEqual([[11]]);
    engine.dispose();
  }
});
