import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { z } from 'zod';

import type { Document } from '../../src-shared/document/document.ts';
import { parseLienzoFile } from '../../src-shared/document/lienzo-file.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { ApiParams, ApiResult, JournalEntry } from '../../src-shared/protocol/api.ts';
import type { Files } from './files.ts';
import { readJournal, writeEntries, writeJournal } from './journal-file.ts';
import { createProjectLocks } from './project-lock.ts';
import { resolveInside } from './resolve-inside.ts';
import { parseJson } from './secure-json.ts';

type Summary = ApiResult<'project.list'>[number];
type Save = Omit<ApiParams<'project.save'>, 'id' | 'writer'>;
type OpenedProject = Omit<ApiResult<'project.open'>, 'writer'>;

const projectFile = 'project.lienzo';
const journalFile = 'journal.jsonl';
const resultFile = 'last-result.json';
/** A journal holds its document as a string inside a line, which makes it longer. */
const maxJournalBytes = 256 * 1024 * 1024;
const resultSchema = z.strictObject({ valAccuracy: z.number().nullable() });

/**
 * The projects of this user, each in a folder named by a random id; its title is inside the file alone.
 * `project.lienzo` is the document as it was last saved, the file that may be copied and sent.
 * `journal.jsonl` is the truth: the document of some time and every change since.
 */
export type Projects = {
  readonly list: () => Promise<Summary[]>;
  readonly create: (text: string) => Promise<string>;
  readonly open: (id: string) => Promise<OpenedProject>;
  /** Tells one state of a project's journal from another. */
  readonly mark: (id: string) => Promise<string>;
  readonly append: (id: string, entries: readonly JournalEntry[]) => Promise<void>;
  readonly save: (id: string, save: Save) => Promise<number>;
  readonly remove: (id: string) => Promise<void>;
  /** Throws `project-missing` where there is no such project. */
  readonly demand: (id: string) => Promise<void>;
  /** Notes what the last run of a project came to. */
  readonly noteResult: (id: string, valAccuracy: number | null) => Promise<void>;
  /** Removes what savers that were killed left behind. */
  readonly sweep: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export function createProjects({
  files,
  home,
}: {
  readonly files: Files;
  readonly home: string;
}): Projects {
  const root = join(home, 'projects');
  const locks = createProjectLocks(files);
  const queues = new Map<string, Promise<unknown>>();
  const seen = new Map<string, { readonly changedAt: number; readonly summary: Summary }>();

  /** What is asked of one project happens in the order in which it was asked. */
  const inTurn = <T>(id: string, work: (folder: string) => Promise<T>): Promise<T> => {
    const turn = (queues.get(id) ?? Promise.resolve()).then(async () => {
      const folder = await resolveInside(root, id);
      if (!(await files.has(folder))) throw new ProblemError('project-missing', { id });
      return work(folder);
    });
    const settled = turn.catch(() => undefined);
    queues.set(id, settled);
    void settled.then(() => {
      if (queues.get(id) === settled) queues.delete(id);
    });
    return turn;
  };

  const readDocument = async (
    folder: string,
  ): Promise<{ text: string; document: Document } | undefined> => {
    const text = await files.readTextIfThere(join(folder, projectFile));
    if (text === undefined) return undefined;
    const parsed = parseLienzoFile(text);
    return parsed.ok ? { text, document: parsed.document } : undefined;
  };

  const open = async (id: string, folder: string): Promise<OpenedProject> => {
    const text = await files.readTextIfThere(join(folder, journalFile), maxJournalBytes);
    const journal = readJournal(text ?? '');
    const { base, entries, lostLines } = journal;
    const own =
      base !== undefined && parseLienzoFile(base).ok
        ? { text: base, journal: [...entries] }
        : undefined;
    if (own !== undefined && lostLines === 0) return own;
    // One bad line at the end is a crash. Where more are, the document as it was saved is the better half.
    const saved = lostLines === 1 && own !== undefined ? undefined : await readDocument(folder);
    const found = saved === undefined ? own : { text: saved.text, journal: [] };
    if (found === undefined) throw new ProblemError('project-damaged', { id });
    await locks.hold(folder);
    if (text !== undefined)
      await files.rename(join(folder, journalFile), join(folder, `damaged-${Date.now()}.jsonl`));
    await files.save(join(folder, journalFile), writeJournal(found.text, found.journal));
    return found;
  };

  const append = async (
    id: string,
    folder: string,
    entries: readonly JournalEntry[],
  ): Promise<void> => {
    const path = join(folder, journalFile);
    const size = (await files.status(path))?.size ?? 0;
    const end = size === 0 ? undefined : await files.readPart(path, size - 1, 1);
    if (end?.[0] === lineEnd) return files.append(path, writeEntries(entries));
    // The last line was cut short by a crash; the next one must not be written onto it.
    const { text, journal } = await open(id, folder);
    await files.save(path, writeJournal(text, [...journal, ...entries]));
  };

  const summarise = async (id: string): Promise<Summary | undefined> => {
    const folder = await resolveInside(root, id);
    const times = await Promise.all(
      [projectFile, journalFile, resultFile].map((name) => files.status(join(folder, name))),
    );
    const changedAt = Math.max(0, ...times.map((status) => status?.changedAt ?? 0));
    const known = seen.get(id);
    if (known?.changedAt === changedAt) return known.summary;
    const saved = await readDocument(folder);
    if (saved === undefined) return undefined;
    const { title, networks } = saved.document;
    const types = networks.flatMap(({ graph }) => graph.nodes.map(({ type }) => type));
    const result = await files.readTextIfThere(join(folder, resultFile));
    const summary: Summary = {
      id,
      title,
      changedAt,
      layerTypes: [...new Set(types)].slice(0, 64),
      ...(result !== undefined && resultSchema.safeParse(parseJson(result)).data),
    };
    seen.set(id, { changedAt, summary });
    return summary;
  };

  return {
    list: async () => {
      const summaries: Summary[] = [];
      for (const id of await files.list(root)) {
        try {
          const summary = await summarise(id);
          if (summary !== undefined) summaries.push(summary);
        } catch (error) {
          // What cannot be read does not hide the others.
          if (!(error instanceof ProblemError)) throw error;
        }
      }
      return summaries.sort((a, b) => b.changedAt - a.changedAt);
    },
    create: async (text) => {
      demandSound(text);
      const id = randomUUID();
      const folder = await resolveInside(root, id);
      await files.save(join(folder, journalFile), writeJournal(text, []));
      await files.save(join(folder, projectFile), text);
      return id;
    },
    open: (id) => inTurn(id, (folder) => open(id, folder)),
    mark: (id) =>
      inTurn(id, async (folder) => {
        const status = await files.status(join(folder, journalFile));
        return status === undefined ? '' : `${status.size} ${status.changedAt}`;
      }),
    append: (id, entries) =>
      inTurn(id, async (folder) => {
        await locks.hold(folder);
        await append(id, folder, entries);
      }),
    save: (id, { text, rebase }) =>
      inTurn(id, async (folder) => {
        demandSound(text);
        if (rebase !== undefined) demandSound(rebase.text);
        await locks.hold(folder);
        if (rebase !== undefined) {
          const journal = writeJournal(rebase.text, rebase.journal);
          await files.save(join(folder, journalFile), journal);
        }
        await files.save(join(folder, projectFile), text);
        return Date.now();
      }),
    remove: (id) =>
      inTurn(id, async (folder) => {
        await locks.hold(folder);
        // Out of the list in one step; then its files.
        const grave = join(root, `.removed-${id}`);
        await files.rename(folder, grave);
        await files.remove(grave);
        seen.delete(id);
      }),
    demand: (id) => inTurn(id, () => Promise.resolve()),
    noteResult: (id, valAccuracy) =>
      inTurn(id, (folder) =>
        files.save(join(folder, resultFile), `${JSON.stringify({ valAccuracy })}\n`),
      ),
    sweep: async () => {
      for (const name of await files.list(root)) {
        const folder = join(root, name);
        if (name.startsWith('.removed-')) await files.remove(folder);
        else if ((await files.status(folder))?.isFolder === true) await files.sweep(folder);
      }
    },
    close: async () => {
      await Promise.all(queues.values());
      await locks.releaseAll();
    },
  };
}

const lineEnd = 0x0a;

/** A document that does not parse is refused before anything on disk has changed. */
function demandSound(text: string): void {
  const parsed = parseLienzoFile(text);
  if (!parsed.ok) throw ProblemError.of(parsed.problem);
}
