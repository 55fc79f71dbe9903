import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { ProblemError } from '../../../src-shared/problem.ts';
import { isProcessAlive } from '../is-process-alive.ts';

const lockName = '.lock';
const ownerFile = 'owner';
const beatMs = 5_000;
const pollMs = 250;
/** A holder that has not stirred for so long is gone, whatever became of it. */
const staleMs = 60_000;

/**
 * Runs `work` while no other process changes the packs. The lock is a folder, since making one either
 * succeeds or finds it there, on every file system; its holder stirs it, so that what a killed process
 * left behind is taken over. Throws `engine-cancelled` where the signal ends the wait.
 */
export async function withInstallLock<T>(
  packsFolder: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const lock = join(packsFolder, lockName);
  await mkdir(packsFolder, { recursive: true });
  while (!(await take(lock))) {
    if (signal?.aborted === true) throw new ProblemError('engine-cancelled');
    if (await isStale(lock)) await takeAway(lock);
    else await wait(pollMs);
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => undefined);
  }, beatMs);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(lock, { recursive: true, force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(join(lock, ownerFile), `${hostname()} ${process.pid}`);
  return true;
}

async function isStale(lock: string): Promise<boolean> {
  const found = await stat(lock).catch(() => undefined);
  if (found === undefined) return false;
  if (Date.now() - found.mtimeMs > staleMs) return true;
  const owner = await readFile(join(lock, ownerFile), 'utf8').catch(() => '');
  const [host, pid] = owner.split(' ');
  return host === hostname() && !isProcessAlive(Number(pid));
}

/** Of two processes that take a stale lock away, the renaming lets one succeed. */
async function takeAway(lock: string): Promise<void> {
  const aside = `${lock}-stale-${process.pid}`;
  await rename(lock, aside).catch(() => undefined);
  await rm(aside, { recursive: true, force: true });
}
