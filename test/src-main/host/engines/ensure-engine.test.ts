import { readdirSync } from 'node:fs';

import { expect, test } from 'vitest';

import {
  ensureEngine,
  type EngineNotice,
} from '../../../../src-main/host/engines/ensure-engine.ts';
import type { EngineRequest } from '../../../../src-shared/protocol/engine.ts';
import { haveOnlyCommands } from './fake-commands.ts';
import { makePack } from './make-pack.ts';
import { problemOf } from './expect-problem.ts';
import { temporaryFolder, withEnvironment } from './temporary-folder.ts';

async function noticesOf(
  packsFolder: string,
  request: EngineRequest,
  packaged = false,
): Promise<EngineNotice[]> {
  const notices: EngineNotice[] = [];
  await ensureEngine({
    packsFolder,
    request,
    packaged,
    onNotice: (notice) => notices.push(notice),
  });
  return notices;
}

test('nothing is installed where wasm is asked for, in a packaged app, or with LIENZO_OFFLINE=1', async () => {
  const packs = temporaryFolder();
  withEnvironment({ LIENZO_OFFLINE: undefined });
  expect(await noticesOf(packs, 'wasm')).toEqual([]);
  expect(await noticesOf(packs, 'auto', true)).toEqual([]);
  withEnvironment({ LIENZO_OFFLINE: '1' });
  expect(await noticesOf(packs, 'auto')).toEqual([]);
  expect(await noticesOf(packs, 'tensorflow')).toEqual([]);
  expect(readdirSync(packs)).toEqual([]);
});

test('where TensorFlow is there, nothing is said', async () => {
  const packs = temporaryFolder();
  withEnvironment({ LIENZO_OFFLINE: undefined });
  makePack(packs);
  expect(await noticesOf(packs, 'auto')).toEqual([]);
});

test('the first training says what it installs and how large it is; a failure is said once and not repeated', async () => {
  const packs = temporaryFolder();
  withEnvironment({ LIENZO_OFFLINE: undefined });
  haveOnlyCommands({});
  const [first, second, ...others] = await noticesOf(packs, 'auto');
  expect(first).toMatchObject({ kind: 'installing' });
  expect(first).toHaveProperty('megabytes', expect.any(Number));
  expect(second).toMatchObject({ kind: 'failed', problem: { code: 'engine-no-compiler' } });
  expect(others).toEqual([]);
  expect(await noticesOf(packs, 'auto')).toEqual([
    { kind: 'failed', problem: { code: 'engine-tried-before', details: {} } },
  ]);
});

test('an installation that is cancelled ends the training’s start', async () => {
  const cancel = new AbortController();
  withEnvironment({ LIENZO_OFFLINE: undefined });
  cancel.abort();
  const problem = await problemOf(() =>
    ensureEngine({
      packsFolder: temporaryFolder(),
      request: 'auto',
      packaged: false,
      signal: cancel.signal,
      onNotice: () => undefined,
    }),
  );
  expect(problem.code).toBe('engine-cancelled');
});
