import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { ProblemError } from '../../../src-shared/problem.ts';
import { dawnPackage } from './dawn-package.ts';
import { lastLine, runChild, type ChildResult } from './run-child.ts';

type Signal = AbortSignal | undefined;

/**
 * The package's file that a person named, or the one in the folder they named.
 * Throws `engine-archive-not-found {path, file}`.
 */
export function findPackageFile(from: string): string {
  const { fileName } = dawnPackage;
  const isFolder = statSync(from, { throwIfNoEntry: false })?.isDirectory() === true;
  const path = isFolder ? join(from, fileName) : from;
  if (existsSync(path)) return path;
  throw new ProblemError('engine-archive-not-found', { path: from, file: fileName });
}

/**
 * Downloads the package into `folder` with npm, which knows the user's mirror, proxy and certificates; nothing of
 * it is run. Throws `engine-no-npm`, or `engine-npm-failed {reason}` with npm's own words.
 */
export async function downloadPackage(folder: string, signal: Signal): Promise<string> {
  const { name, version } = dawnPackage;
  const result = await runNpm(
    ['pack', `${name}@${version}`, '--ignore-scripts', '--pack-destination', folder],
    signal,
  );
  if (result === undefined) throw new ProblemError('engine-no-npm');
  if (result.exitCode === 0) return findPackageFile(folder);
  const words = result.stderr.split('\n').filter((line) => !/complete log|code E/.test(line));
  const reason = (words.find((line) => /npm (error|ERR!)/.test(line)) ?? lastLine(result.stderr))
    .replace(/^npm (error|ERR!)\s*/, '')
    .trim();
  throw new ProblemError('engine-npm-failed', { reason });
}

/**
 * Opens the package and holds it against its pinned hash; what is read later comes from the same open file.
 * Throws `engine-archive-wrong {path, expected, found}`.
 */
export async function openPackage(path: string, signal: Signal): Promise<FileHandle> {
  const file = await open(path, 'r');
  try {
    const hash = createHash('sha512');
    for await (const piece of file.createReadStream({ start: 0, autoClose: false })) {
      if (signal?.aborted === true) throw new ProblemError('engine-cancelled');
      hash.update(piece as Buffer);
    }
    const found = `sha512-${hash.digest('base64')}`;
    const expected = dawnPackage.integrity;
    if (found === expected) return file;
    throw new ProblemError('engine-archive-wrong', { path, expected, found });
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** npm's version, for the doctor. Throws `engine-no-npm`. */
export async function findNpm(signal?: Signal): Promise<string> {
  const result = await runNpm(['--version'], signal);
  if (result?.exitCode === 0) return `npm ${result.stdout.trim()}`;
  throw new ProblemError('engine-no-npm');
}

/**
 * Runs npm: the one that runs us, the one on the path, or the one beside our Node. On Windows npm is a batch file,
 * which nothing but a shell runs; so there its script is run by Node. `undefined` where there is none.
 */
async function runNpm(args: readonly string[], signal: Signal): Promise<ChildResult | undefined> {
  const quiet = [...args, '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const scripts = [
    process.env['npm_execpath'],
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].filter((path) => path?.endsWith('npm-cli.js') === true && existsSync(path));
  const commands: [string, readonly string[]][] = scripts.map((script) => [
    process.execPath,
    [script ?? '', ...quiet],
  ]);
  if (process.platform !== 'win32') commands.push(['npm', quiet]);
  for (const [command, words] of commands) {
    // Electron's own binary runs as Node with this, should we be in it.
    const environment = { ELECTRON_RUN_AS_NODE: '1' };
    const result = await runChild(command, words, { environment, signal });
    if (result.exitCode !== undefined) return result;
  }
  return undefined;
}
