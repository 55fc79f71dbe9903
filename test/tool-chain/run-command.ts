import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { z } from 'zod';

const manifestSchema = z.looseObject({
  bin: z.union([z.string(), z.record(z.string(), z.string())]),
});
const packages = join(import.meta.dirname, '../../node_modules');

export type CommandResult = {
  readonly exitCode: number;
  /** What the command wrote on stdout and stderr, in the order in which it came. */
  readonly output: string;
  readonly seconds: number;
};

/** The script that a package's command stands for, so that no shell and no `.cmd` file is needed. */
export function commandOf(packageName: string, command = packageName): string {
  const path = join(packages, packageName, 'package.json');
  const { bin } = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(dirname(path), script);
}

/** Runs a program of this project's Node and waits for its end; it never throws for what the program does. */
export function runCommand(
  args: readonly string[],
  options: { readonly echo?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<CommandResult> {
  const startedAt = performance.now();
  const chunks: Buffer[] = [];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (options.echo === true) process.stdout.write(chunk);
    });
  }
  return new Promise((resolve) => {
    const finish = (exitCode: number, note = ''): void => {
      resolve({
        exitCode,
        output: Buffer.concat(chunks).toString('utf8') + note,
        seconds: (performance.now() - startedAt) / 1000,
      });
    };
    child.on('error', (error) => finish(1, `${error.message}\n`));
    child.on('close', (code, signal) =>
      finish(code ?? 1, signal === null ? '' : `killed by ${signal}\n`),
    );
  });
}

/** Runs the tasks at most `limit` at a time and keeps their order in the answer. */
export async function runLimited<T>(
  tasks: readonly (() => Promise<T>)[],
  limit: number,
): Promise<T[]> {
  const results: T[] = [];
  const queue = tasks.entries();
  const work = async (): Promise<void> => {
    for (const [index, task] of queue) results[index] = await task();
  };
  await Promise.all(Array.from({ length: Math.min(limit, tasks.length) }, work));
  return results;
}
