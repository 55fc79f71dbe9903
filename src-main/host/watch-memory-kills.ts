import { readFileSync } from 'node:fs';

/**
 * How many processes Linux has ended since it started because memory ran out, those of containers included;
 * `undefined` on other systems. It ends them with the signal that anyone may send, and only this count tells.
 */
export function countMemoryKills(path = '/proc/vmstat'): number | undefined {
  try {
    const [, count] = /^oom_kill (\d+)$/m.exec(readFileSync(path, 'utf8')) ?? [];
    return count === undefined ? undefined : Number(count);
  } catch {
    return undefined;
  }
}

/** Whether memory ran out: `undefined` where the system does not say. */
export type MemoryKillWatch = {
  /** To be called now and then while the process lives. */
  readonly look: () => void;
  /** Whether a process was ended for want of memory since the look before the last one. */
  readonly hasKilled: () => boolean | undefined;
};

/**
 * Watches the count, so that a process killed a moment ago is told apart from one that was ended by hand hours
 * after some other one had to go. The last look may have come between the kill and the news of it, so the one
 * before it is compared with.
 */
export function watchMemoryKills(
  count: () => number | undefined = countMemoryKills,
): MemoryKillWatch {
  let last = count();
  let beforeLast = last;
  return {
    look: () => {
      beforeLast = last;
      last = count();
    },
    hasKilled: () => {
      const now = count();
      return now === undefined || beforeLast === undefined ? undefined : now > beforeLast;
    },
  };
}
