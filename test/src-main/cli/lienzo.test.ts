import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import { afterAll, beforeAll, expect, test } from 'vitest';

// `lienzo.js` in a small project of its own, with a `main.ts` that does what it is told. An old Node is
// emulated by what it says of its version before the program starts.

const root = join(import.meta.dirname, '../../..');
const main = `
import { setTimeout } from 'node:timers/promises';
export async function main(argv: string[]): Promise<number> {
  const [command, value] = argv;
  if (command === 'say') process.stdout.write(JSON.stringify({ argv, version: process.version }));
  if (command === 'fill') process.stdout.write('x'.repeat(Number(value)));
  if (command === 'exit') return Number(value);
  if (command === 'wait') {
    const stopped = new Promise<number>((resolve) => {
      process.on('SIGINT', () => resolve(130));
      process.on('SIGTERM', () => resolve(143));
    });
    process.stdout.write('waiting ' + process.pid);
    return await Promise.race([stopped, setTimeout(60_000, 1)]);
  }
  if (command === 'die') process.kill(process.pid, 'SIGKILL');
  return 0;
}
`;

let project: string;
let oldNode: string[];

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'lienzo-door-'));
  mkdirSync(join(project, 'cli'));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  writeFileSync(join(project, 'cli/main.ts'), main);
  copyFileSync(join(root, 'src-main/cli/lienzo.js'), join(project, 'cli/lienzo.js'));
  const old = join(project, 'old-node.cjs');
  writeFileSync(
    old,
    "const versions = { ...process.versions, node: '20.19.0' }; Object.defineProperty(process, 'versions', { value: versions });",
  );
  oldNode = ['--require', old];
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

const door = (): string => join(project, 'cli/lienzo.js');
const run = (nodeArgs: string[], ...args: string[]) =>
  spawnSync(process.execPath, [...nodeArgs, door(), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });

test('a recent Node runs the program itself', () => {
  const { stdout, status } = run([], 'say', '--lr', '0.1', '');
  expect(JSON.parse(stdout)).toEqual({
    argv: ['say', '--lr', '0.1', ''],
    version: process.version,
  });
  expect(status).toBe(0);
});

test("an old Node hands over to the project's Node, arguments and all", () => {
  const { stdout, status } = run(oldNode, 'say', '--prime', 'a b', '*');
  const said = JSON.parse(stdout) as { argv: string[]; version: string };
  expect(said.argv).toEqual(['say', '--prime', 'a b', '*']);
  expect(said.version).toMatch(/^v24\./);
  expect(status).toBe(0);
});

test.for([0, 1, 2, 130])('exit code %i comes through either way', (code) => {
  expect(run([], 'exit', String(code)).status).toBe(code);
  expect(run(oldNode, 'exit', String(code)).status).toBe(code);
});

test('five million characters on a pipe arrive whole', () => {
  expect(run([], 'fill', '5000000').stdout).toHaveLength(5_000_000);
  expect(run(oldNode, 'fill', '5000000').stdout).toHaveLength(5_000_000);
});

test('a program that is killed gives the code that a shell gives', () => {
  expect(run(oldNode, 'die').status).toBe(128 + 9);
});

test('without any Node of the right age it says what to do and gives 1', () => {
  const alone = mkdtempSync(join(tmpdir(), 'lienzo-alone-'));
  try {
    copyFileSync(door(), join(alone, 'lienzo.mjs'));
    const { status, stderr } = spawnSync(
      process.execPath,
      [...oldNode, join(alone, 'lienzo.mjs')],
      { encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Lienzo needs Node 24.*npm ci.*\n$/);
  } finally {
    rmSync(alone, { recursive: true, force: true });
  }
});

type Waiting = ChildProcessByStdio<null, Readable, null>;

async function startWaiting(nodeArgs: string[], detached: boolean): Promise<[Waiting, number]> {
  const child = spawn(process.execPath, [...nodeArgs, door(), 'wait'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached,
  });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return [child, Number(chunk.toString().split(' ')[1])];
}

test.for([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s reaches the program, whose exit code comes back', async ([signal, code]) => {
  for (const nodeArgs of [[], oldNode]) {
    const [child] = await startWaiting(nodeArgs, false);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([code, null]);
  }
});

test('a killed process group leaves nothing behind', { timeout: 30_000 }, async () => {
  const [child, pid] = await startWaiting(oldNode, true);
  expect(pid).not.toBe(child.pid);
  process.kill(-(child.pid ?? Number.NaN), 'SIGKILL');
  // The pipe closes when the last process that holds it is gone; a program left behind would wait a minute.
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
});
