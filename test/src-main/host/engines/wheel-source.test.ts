import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test, vi } from 'vitest';

import {
  downloadWheels,
  findPip,
  findWheelFile,
  openWheel,
} from '../../../../src-main/host/engines/wheel-source.ts';
import { findWheel } from '../../../../src-main/host/engines/wheels.ts';
import { problemOf } from './expect-problem.ts';
import { haveOnlyCommands } from './fake-commands.ts';
import { temporaryFolder } from './temporary-folder.ts';

const content = Buffer.from('a wheel, as far as this test goes');
const wheel = {
  ...findWheel('linux-x64')!,
  sha256: createHash('sha256').update(content).digest('hex'),
};
const quiet = { onBytes: () => undefined };

test('a wheel is taken from its file or from the folder that holds it', () => {
  const folder = temporaryFolder();
  const path = join(folder, wheel.fileName);
  writeFileSync(path, content);
  expect(findWheelFile(folder, wheel)).toBe(path);
  expect(findWheelFile(path, wheel)).toBe(path);
});

test('where there is no wheel, the name of the one that is wanted is said', async () => {
  const folder = temporaryFolder();
  expect(await problemOf(() => findWheelFile(folder, wheel))).toEqual({
    code: 'engine-wheel-not-found',
    details: { path: folder, file: wheel.fileName },
  });
});

test('a wheel with another hash is refused, with both', async () => {
  const path = join(temporaryFolder(), 'other.whl');
  writeFileSync(path, 'something else');
  const problem = await problemOf(() => openWheel(path, wheel, { onShare: () => undefined }));
  expect(problem.code).toBe('engine-wheel-wrong');
  expect(problem.details).toMatchObject({ path, expected: wheel.sha256 });
});

test('a wheel with the right hash is opened', async () => {
  const path = join(temporaryFolder(), 'right.whl');
  writeFileSync(path, content);
  const file = await openWheel(path, wheel, { onShare: () => undefined });
  expect(await file.readFile()).toEqual(content);
  await file.close();
});

test('without Python, and with a Python without pip, each is said as what it is', async () => {
  haveOnlyCommands({});
  expect(await problemOf(() => findPip())).toMatchObject({ code: 'engine-no-python' });
  haveOnlyCommands({ python3: 'echo "No module named pip" >&2; exit 1' });
  expect(await problemOf(() => findPip())).toMatchObject({ code: 'engine-no-pip' });
});

const pipThat = (does: string) => ({
  python3: `case "$*" in *--version*) echo "pip 99";; *) ${does};; esac`,
});

test('where the network fails, pip’s own last line is quoted', async () => {
  haveOnlyCommands(
    pipThat(
      'echo "WARNING: Retrying" >&2; echo "ERROR: No matching distribution found" >&2; exit 1',
    ),
  );
  expect(await problemOf(() => downloadWheels([wheel], temporaryFolder(), quiet))).toEqual({
    code: 'engine-download-failed',
    details: { reason: 'ERROR: No matching distribution found' },
  });
});

test('a disk that is full while pip writes is told from a network that fails', async () => {
  haveOnlyCommands(pipThat('echo "OSError: [Errno 28] No space left on device" >&2; exit 2'));
  const problem = await problemOf(() => downloadWheels([wheel], temporaryFolder(), quiet));
  expect(problem.code).toBe('engine-disk-full');
});

test('a download that is cancelled ends pip', async () => {
  const started = join(temporaryFolder(), 'started');
  haveOnlyCommands(pipThat(`echo $$ > ${started}; exec /bin/sleep 600`));
  const cancel = new AbortController();
  const downloading = problemOf(() =>
    downloadWheels([wheel], temporaryFolder(), { ...quiet, signal: cancel.signal }),
  );
  const [pid] = await vi.waitFor(() =>
    /\d+(?=\n)/.exec(readFileSync(started, 'utf8'))!.map(Number),
  );
  cancel.abort();
  expect(await downloading).toMatchObject({ code: 'engine-cancelled' });
  expect(() => process.kill(pid!, 0)).toThrow('ESRCH');
});

test('what pip is asked for is the pinned version for this platform, without what it depends on', async () => {
  const folder = temporaryFolder();
  const log = join(folder, 'asked');
  mkdirSync(join(folder, 'to'));
  haveOnlyCommands(pipThat(`echo "$*" > ${log}; : > "${join(folder, 'to', wheel.fileName)}"`));
  expect(await downloadWheels([wheel], join(folder, 'to'), quiet)).toEqual([
    join(folder, 'to', wheel.fileName),
  ]);
  const asked = readFileSync(log, 'utf8');
  expect(asked).toContain('tensorflow-cpu==2.18.1');
  expect(asked).toContain('--no-deps --only-binary=:all:');
  expect(asked).toContain('--platform manylinux_2_17_x86_64');
});
