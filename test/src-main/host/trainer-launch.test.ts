import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, it } from 'vitest';

import { launchTrainer } from '../../../src-main/host/trainer-launch.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

it.each([
  ['goes behind a window', true],
  ['is as urgent as whoever started it where there is no window', false],
])('a trainer %s', (_, givesWay) => {
  const entry = join(makeTemporaryFolder(), 'waits.js');
  writeFileSync(entry, 'setInterval(() => undefined, 1000);');
  const child = launchTrainer({ node: process.execPath, entry, givesWay });
  ended.push(async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  const isBehind = getPriority(child.pid) > getPriority();
  expect(isBehind).toBe(givesWay);
});
