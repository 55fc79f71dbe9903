import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { ProblemError } from '../../../src-shared/problem.ts';
import { isProcessAlive } from '../is-process-alive.ts';

const lockName = '.lock';
const ownerFile = 'owner';
const heirFolder = 'heir';
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
    const owner = await readOwner(lock);
    if (!(await isStale(lock, owner)) || !(await takeAway(lock, owner))) await wait(pollMs);
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

async function readOwner(lock: string): Promise<string> {
  return readFile(join(lock, ownerFile), 'utf8').catch(() => '');
}

async function isStale(folder: string, owner: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return false;
  if (Date.now() - found.mtimeMs > staleMs) return true;
  const [host, pid] = owner.split(' ');
  return host === hostname() && !isProcessAlive(Number(pid));
}

/**
 * Takes a stale lock away. Only who made the folder `heir` in it may, and only while the lock is still the one
 * that was judged: between the judgement and now another process may have taken it away and made its own.
 */
async function takeAway(lock: string, judgedOwner: string): Promise<boolean> {
  const heir = join(lock, heirFolder);
  try {
    await mkdir(heir);
  } catch {
    // An heir that was killed in its turn gives way after a while.
    if (await isStale(heir, '')) await rm(heir, { recursive: true, force: true });
    return false;
  }
  if ((await readOwner(lock)) !== judgedOwner) {
    await rm(heir, { recursive: true, force: true });
    return false;
  }
  const aside = `${lock}-stale-${process.pid}`;
  try {
    await rename(lock, aside);
  } catch {
    // Its holder was alive after all and has just given it back.
    return false;
  }
  await rm(aside, { recursive: true, force: true });
  return true;
}
