import { randomUUID } from 'node:crypto';

import { ProblemError } from '../../src-shared/problem.ts';

/**
 * Which window may write a project: the one that opened it last. Two windows that both wrote would mix two
 * histories in one journal, and a window that slept while another program wrote would write over its work.
 * Nothing of it is kept on disk: after a new start the first window that writes is taken at its word.
 */
export type ProjectWriters = {
  /** Makes whoever opens a project its writer, and gives the word to write with. */
  readonly claim: (id: string) => Promise<string>;
  /**
   * Runs `write` for the project's writer. Throws `project-open-elsewhere` for any other window, and
   * `project-changed-elsewhere` where another program has written since.
   */
  readonly write: <T>(id: string, writer: string, write: () => Promise<T>) => Promise<T>;
};

/** The mark is unknown until this process has looked. */
type Known = { readonly writer: string; mark: string | undefined };

/** @param markOf what tells one state of a project's journal from another */
export function createProjectWriters(markOf: (id: string) => Promise<string>): ProjectWriters {
  const known = new Map<string, Known>();
  return {
    claim: async (id) => {
      const writer = randomUUID();
      known.set(id, { writer, mark: await markOf(id) });
      return writer;
    },
    write: async (id, writer, write) => {
      const found: Known = known.get(id) ?? { writer, mark: undefined };
      known.set(id, found);
      if (found.writer !== writer) throw new ProblemError('project-open-elsewhere', { id });
      if (found.mark !== undefined && (await markOf(id)) !== found.mark) {
        throw new ProblemError('project-changed-elsewhere', { id });
      }
      try {
        return await write();
      } finally {
        // Also after a write that failed half way: what it left is this window's own.
        found.mark = await markOf(id);
      }
    },
  };
}
