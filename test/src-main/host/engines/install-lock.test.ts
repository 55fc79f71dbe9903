import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { withInstallLock } from '../../../../src-main/host/engines/install-lock.ts';
import { problemOf } from './expect-problem.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('two works under the lock never overlap', async () => {
  const folder = join(temporaryFolder(), 'engines');
  const steps: string[] = [];
  const work = (name: string) =>
    withInstallLock(folder, undefined, async () => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      steps.push(`${name} ends`);
    });
  await Promise.all([work('one'), work('two'), work('three')]);
  for (let index = 0; index < steps.length; index += 2)
    expect(steps[index + 1]).toBe(steps[index]!.replace('begins', 'ends'));
  expect(steps).toHaveLength(6);
});

test('the lock is free again after a work that fails', async () => {
  const folder = temporaryFolder();
  const failing = withInstallLock(folder, undefined, () => Promise.reject(new Error('a fault')));
  await expect(failing).rejects.toThrow('a fault');
  expect(await withInstallLock(folder, undefined, () => Promise.resolve('free'))).toBe('free');
});

test('a lock whose process has died is taken over', async () => {
  const folder = temporaryFolder();
  const dead = spawnSync(process.execPath, ['--version']);
  mkdirSync(join(folder, '.lock'));
  writeFileSync(join(folder, '.lock', 'owner'), `${hostname()} ${dead.pid}`);
  expect(await withInstallLock(folder, undefined, () => Promise.resolve('mine'))).toBe('mine');
  expect(existsSync(join(folder, '.lock'))).toBe(false);
});

test('who waits for the lock can be cancelled', async () => {
  const folder = temporaryFolder();
  const cancel = new AbortController();
  await withInstallLock(folder, undefined, async () => {
    const waiting = problemOf(() =>
      withInstallLock(folder, cancel.signal, () => Promise.resolve()),
    );
    cancel.abort();
    expect(await waiting).toMatchObject({ code: 'engine-cancelled' });
  });
});
