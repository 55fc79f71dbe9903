import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { CommandIo } from '../../../../src-main/cli/command-io.ts';
import { runEngineCommand } from '../../../../src-main/cli/commands/engine.ts';
import { packBindingFile } from '../../../../src-shared/protocol/engine-pack.ts';
import { engineIds, engineStatusSchema } from '../../../../src-shared/protocol/engine.ts';
import { haveOnlyCommands } from '../../host/engines/fake-commands.ts';
import { makePack } from '../../host/engines/make-pack.ts';
import { temporaryFolder, withEnvironment } from '../../host/engines/temporary-folder.ts';

/** Runs the command over a cache of its own. */
async function run(
  args: readonly string[],
  changes: Partial<CommandIo> = {},
  cache = temporaryFolder(),
) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  withEnvironment({ LIENZO_CACHE: cache, LIENZO_OFFLINE: undefined });
  const exitCode = await runEngineCommand(args, {
    stdout: (line) => stdout.push(line),
    stderr: (line) => stderr.push(line),
    json: args.includes('--json'),
    language: 'en',
    isTerminal: false,
    signal: new AbortController().signal,
    ...changes,
  });
  return { exitCode, stdout, stderr };
}

test('the list says of each engine whether it is there, and why not', async () => {
  const { exitCode, stdout } = await run([]);
  expect(exitCode).toBe(0);
  expect(stdout[0]).toMatch(/^tensorflow-gpu +not there/);
  expect(stdout[1]).toMatch(/^ {2}\S.*(NVIDIA|tensorflow-gpu)/);
  expect(stdout[2]).toMatch(/^tensorflow +not there +CPU, \d+ threads?$/);
  expect(stdout[3]).toMatch(/ npx lienzo engine install tensorflow$/);
  expect(stdout[4]).toMatch(/^webgpu +not there$/);
  expect(stdout[5]).toMatch(/ npx lienzo engine install webgpu$/);
  expect(stdout[6]).toMatch(/^wasm +ready .*CPU, 1 thread$/);
});

test('with --json every line of stdout is a status', async () => {
  const { stdout } = await run(['list', '--json']);
  const statuses = stdout.map((line) => {
    const { type, ...status } = JSON.parse(line) as { type: string };
    expect(type).toBe('engine/status');
    return engineStatusSchema.parse(status);
  });
  expect(statuses.map(({ id }) => id)).toEqual([...engineIds]);
});

test.each([
  ['dance'],
  ['list', 'more'],
  ['remove', '--from', 'x'],
  ['install', '--from'],
  ['install', 'wasm'],
  ['list', 'tensorflow'],
  ['pack', 'tensorflow'],
  ['pack', '--out', 'here', '--from', 'there'],
  ['doctor', 'cuda'],
  ['--fast'],
])('the words %j are none of its own: wrong usage', async (...args) => {
  const { exitCode, stdout, stderr } = await run(args);
  expect(exitCode).toBe(2);
  expect(stdout).toEqual([]);
  expect(stderr).toHaveLength(1);
});

test('an installation that cannot be says why in one sentence, in the person’s language', async () => {
  haveOnlyCommands({});
  const { exitCode, stdout, stderr } = await run(['install'], { language: 'es' });
  expect(exitCode).toBe(1);
  expect(stdout).toEqual([]);
  expect(stderr).toEqual([
    expect.stringMatching(/^El enlace con TensorFlow se compila .*g\+\+\.$/),
  ]);
});

test('with --json the refusal is an error line too', async () => {
  haveOnlyCommands({});
  const { exitCode, stdout } = await run(['install', '--json']);
  expect(exitCode).toBe(1);
  expect(stdout.map((line) => JSON.parse(line) as unknown)).toEqual([
    { type: 'error', code: 'engine-no-compiler', message: expect.any(String) as string },
  ]);
});

test('an interrupted installation ends with 130', async () => {
  const { exitCode } = await run(['install'], { signal: AbortSignal.abort() });
  expect(exitCode).toBe(130);
});

test('removing says whether there was anything', async () => {
  const cache = temporaryFolder();
  makePack(`${cache}/engines`);
  const first = await run(['remove'], {}, cache);
  const second = await run(['remove'], {}, cache);
  expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
  expect(first.stdout).not.toEqual(second.stdout);
});

type Check = { name: string; engine?: string; problem?: { code: string } };

async function examine(cache: string, ...engine: readonly string[]) {
  const { exitCode, stdout } = await run(['doctor', ...engine, '--json'], {}, cache);
  return { exitCode, checks: stdout.map((line) => JSON.parse(line) as Check) };
}

test('the doctor looks at the machine, then at one engine until the first thing that is wrong', async () => {
  const cache = temporaryFolder();
  makePack(`${cache}/engines`);
  const { exitCode, checks } = await examine(cache, 'tensorflow');
  expect(exitCode).toBe(1);
  expect(checks.map(({ name }) => name)).toEqual([
    ...['cache', 'pip', 'npm', 'compiler', 'headers', 'platform', 'pack', 'load'],
  ]);
  expect(checks.at(-1)).toMatchObject({
    engine: 'tensorflow',
    problem: { code: 'engine-load-failed' },
  });
});

test('the doctor finds a file whose content changed while its size did not', async () => {
  const cache = temporaryFolder();
  const pack = makePack(`${cache}/engines`);
  writeFileSync(join(pack, packBindingFile), 'No library');
  const { exitCode, checks } = await examine(cache, 'tensorflow');
  expect(exitCode).toBe(1);
  expect(checks.at(-1)).toMatchObject({
    name: 'pack',
    problem: { code: 'engine-pack-damaged', details: { file: packBindingFile } },
  });
});

test('an engine that nobody needs to have and that is not there is no failure, unless it was asked about', async () => {
  const cache = temporaryFolder();
  const wasm = await examine(cache, 'wasm');
  expect(wasm.exitCode).toBe(0);
  expect(wasm.checks.at(-1)).toMatchObject({ name: 'load', engine: 'wasm' });
  const webgpu = await examine(cache, 'webgpu');
  expect(webgpu.exitCode).toBe(1);
  expect(webgpu.checks.at(-1)?.problem?.code).toBe('engine-pack-missing');
});
