import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import { afterAll } from 'vitest';

const door = join(import.meta.dirname, '../../../src-main/cli/lienzo.js');
const home = mkdtempSync(join(tmpdir(), 'lienzo-cli-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A JSON line of stdout. */
export type Line = Readonly<Record<string, unknown>> & { readonly type: string };
export type Outcome = {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as JSON lines, where it is such. */
  readonly lines: readonly Line[];
};
export type Running = {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  /** Resolves with the first line of that type. */
  readonly line: (type: string) => Promise<Line>;
  readonly outcome: Promise<Outcome>;
};

/** Starts the program itself, in English, without a network, with data folders of the tests' own. */
export function startLienzo(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(process.execPath, [door, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LANG: 'en_GB.UTF-8',
      LC_ALL: '',
      LIENZO_HOME: home,
      LIENZO_OFFLINE: '1',
      ...env,
    },
  });
  const texts = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
      for (const look of waiting) look();
    });
  const outcome = once(child, 'close').then(([exitCode]: (number | null)[]) => {
    for (const look of waiting) look();
    return { exitCode: exitCode ?? null, ...texts, lines: readLines(texts.stdout) };
  });
  return {
    process: child,
    line: (type) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = readLines(texts.stdout).find((one) => one.type === type);
          if (line === undefined && child.exitCode === null) return;
          waiting.delete(look);
          if (line === undefined) reject(new Error(`ended without ${type}: ${texts.stderr}`));
          else resolve(line);
        };
        waiting.add(look);
        look();
      }),
    outcome,
  };
}

export function runLienzo(
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<Outcome> {
  return startLienzo(args, env).outcome;
}

function readLines(text: string): readonly Line[] {
  return text
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
}
