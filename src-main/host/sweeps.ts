import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { ProblemError } from '../../src-shared/problem.ts';
import { sweepSchema, type Sweep } from '../../src-shared/protocol/queue.ts';
import type { Files } from './files.ts';
import { parseJson } from './secure-json.ts';

/** The sweeps that were asked for: a file each, under `sweeps` of the data folder. */
export type Sweeps = {
  readonly create: (sweep: Omit<Sweep, 'sweepId' | 'createdAt'>) => Promise<Sweep>;
  /** Those of a project, the newest first. */
  readonly list: (projectId: string) => Promise<Sweep[]>;
};

export function createSweeps(files: Files, home: string): Sweeps {
  const folder = join(home, 'sweeps');
  const known = new Map<string, Sweep>();

  const read = async (name: string): Promise<Sweep | undefined> => {
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    try {
      const sweep = sweepSchema.safeParse(parseJson(await files.readText(join(folder, name)))).data;
      if (sweep !== undefined) known.set(name, sweep);
      return sweep;
    } catch (error) {
      // What a person put there hides no sweep.
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
  };

  return {
    create: async (asked) => {
      const createdAt = Date.now();
      const sweepId = `${createdAt.toString(36)}-${randomBytes(4).toString('hex')}`;
      const sweep = { ...asked, sweepId, createdAt };
      await files.makeFolder(folder);
      await files.save(join(folder, `${sweepId}.json`), `${JSON.stringify(sweep)}\n`);
      return sweep;
    },
    list: async (projectId) => {
      const names = (await files.list(folder)).filter((name) => /^[a-z0-9-]+\.json$/.test(name));
      const sweeps = await Promise.all(names.map(read));
      return sweeps
        .flatMap((sweep) => (sweep?.projectId === projectId ? [sweep] : []))
        .sort((a, b) => b.createdAt - a.createdAt);
    },
  };
}
