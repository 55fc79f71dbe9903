import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { ProblemError } from '../../src-shared/problem.ts';
import type { Files } from './files.ts';
import { isProcessAlive } from './is-process-alive.ts';
import { parseJson } from './secure-json.ts';

const lockSchema = z.strictObject({
  owner: z.uuid(),
  pid: z.int().positive(),
  machine: z.string(),
});
type Lock = z.infer<typeof lockSchema>;

const beatMs = 5_000;
/** An owner that has not beaten for so long is gone: its machine stopped, or it hangs. */
const staleMs = 15_000;

export type ProjectLocks = {
  /**
   * Sees that this process may write to the project in `folder`. Throws `project-locked {pid}` where
   * another does. Held, once taken, until it is released.
   */
  readonly hold: (folder: string) => Promise<void>;
  readonly release: (folder: string) => Promise<void>;
  readonly releaseAll: () => Promise<void>;
};

/**
 * Locks for folders that two programs might write to at once (two windows, or a disk that two machines
 * share): a file with its owner, written anew every few seconds. A lock whose owner is gone is taken over,
 * by one of those who try.
 */
export function createProjectLocks(files: Files): ProjectLocks {
  const mine: Lock = { owner: randomUUID(), pid: process.pid, machine: hostname() };
  const content = `${JSON.stringify(mine)}\n`;
  const held = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const read = async (path: string): Promise<Lock | undefined> => {
    const text = await files.readTextIfThere(path);
    if (text === undefined) return undefined;
    try {
      return lockSchema.safeParse(parseJson(text)).data;
    } catch {
      return undefined;
    }
  };

  const isStale = async (path: string, lock: Lock | undefined): Promise<boolean> => {
    if (lock?.machine === mine.machine && !isProcessAlive(lock.pid)) return true;
    const status = await files.status(path);
    return status !== undefined && Date.now() - status.changedAt > staleMs;
  };

  const beat = async (): Promise<void> => {
    for (const folder of held) {
      const path = pathOf(folder);
      const lock = await read(path).catch(() => undefined);
      if (lock?.owner === mine.owner) await files.save(path, content).catch(() => undefined);
      // Somebody took it over while this process slept: what we know of the project is old.
      else held.delete(folder);
    }
  };

  /** Takes a stale lock. A second file named after its owner lets one of several do so. */
  const takeOver = async (folder: string, stale: Lock | undefined): Promise<boolean> => {
    const path = pathOf(folder);
    const ticket = join(folder, `lock-of-${stale?.owner ?? 'nobody'}.json`);
    if (!(await files.claim(ticket, content))) {
      // Whoever had the ticket may have died with it.
      if (await isStale(ticket, await read(ticket))) await files.remove(ticket);
      return false;
    }
    const now = await read(path);
    const isUnchanged = now?.owner === stale?.owner;
    if (isUnchanged) await files.save(path, content);
    await files.remove(ticket);
    return isUnchanged;
  };

  return {
    hold: async (folder) => {
      const path = pathOf(folder);
      const lock = await read(path);
      if (lock?.owner !== mine.owner) {
        held.delete(folder);
        const isTaken =
          (await files.claim(path, content)) ||
          ((await isStale(path, lock)) && (await takeOver(folder, lock)));
        if (!isTaken) throw new ProblemError('project-locked', { pid: lock?.pid ?? 0 });
      }
      held.add(folder);
      timer ??= setInterval(() => void beat(), beatMs).unref();
    },
    release: async (folder) => {
      if (!held.delete(folder)) return;
      const path = pathOf(folder);
      if ((await read(path))?.owner === mine.owner) await files.remove(path);
    },
    releaseAll: async () => {
      clearInterval(timer);
      timer = undefined;
      for (const folder of [...held]) {
        held.delete(folder);
        const path = pathOf(folder);
        const lock = await read(path).catch(() => undefined);
        if (lock?.owner === mine.owner) await files.remove(path).catch(() => undefined);
      }
    },
  };
}

function pathOf(folder: string): string {
  return join(folder, 'lock.json');
}
