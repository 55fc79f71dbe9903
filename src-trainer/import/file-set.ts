import { opendir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import { errorCodeOf } from '../datasets/data-file.ts';

/** A file of a set: its name inside the set, with `/` between folders, and where it really lies. */
export type SetFile = { readonly name: string; readonly path: string };

/** The files that a person gave as one: those of a folder, or those that were in an archive. */
export type FileSet = {
  /** The folder or archive that they are in. */
  readonly path: string;
  /** What the person gave: the name of a folder, an archive or a single file. */
  readonly title: string;
  /** In the order of their names. */
  readonly files: readonly SetFile[];
};

const mostFiles = 2_000_000;
const deepest = 16;

/** What systems leave in folders and nobody means. */
const leftovers = /^(\..*|__MACOSX|Thumbs\.db|desktop\.ini|@eaDir)$/i;

/** Whether no part of a name is what a system leaves behind. */
export function isMeant(name: string): boolean {
  return !name.split('/').some((part) => leftovers.test(part));
}

/** Sorts names the same way on every machine, `2` before `10`. */
const byName = new Intl.Collator('en', { numeric: true });
export function inOrderOfNames<T extends { readonly name: string }>(files: readonly T[]): T[] {
  return files.toSorted((a, b) => byName.compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
}

/**
 * All files under a folder. Links are not followed: they may lead anywhere, and around. Throws
 * `import-too-many-files`, `import-too-deep` or `data-unreadable`.
 */
export async function listFolder(folder: string): Promise<FileSet> {
  const files: SetFile[] = [];
  const walk = async (path: string, prefix: string, depth: number): Promise<void> => {
    if (depth > deepest) throw new ProblemError('import-too-deep', { path, limit: deepest });
    for await (const entry of await opendir(path)) {
      if (leftovers.test(entry.name)) continue;
      const inside = join(path, entry.name);
      const name = `${prefix}${entry.name}`;
      if (entry.isDirectory()) await walk(inside, `${name}/`, depth + 1);
      else if (entry.isFile()) files.push({ name, path: inside });
      if (files.length > mostFiles) {
        throw new ProblemError('import-too-many-files', { path: folder, limit: mostFiles });
      }
    }
  };
  try {
    await walk(folder, '', 0);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('data-unreadable', { path: folder, reason: errorCodeOf(error) });
  }
  return { path: folder, title: basename(folder), files: inOrderOfNames(files) };
}

/** A single file as a set. */
export function setOfOne(path: string): FileSet {
  const title = basename(path);
  return { path: dirname(path), title, files: [{ name: title, path }] };
}

/** How a file of a set is named to the person. */
export function nameInSet(set: FileSet, file: SetFile): string {
  return join(set.path, file.name);
}

/** A problem that names the files of a set as the person knows them. */
export function nameFiles(set: FileSet, { code, details }: Problem): Problem {
  const named = new Map(set.files.map((file) => [file.path, nameInSet(set, file)]));
  return {
    code,
    details: Object.fromEntries(
      Object.entries(details).map(([key, value]) => [
        key,
        typeof value === 'string' ? (named.get(value) ?? value) : value,
      ]),
    ),
  };
}

/** Runs work on files of a set; a problem of it names them as the person knows them. */
export async function namingFiles<T>(set: FileSet, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { code, details } = nameFiles(set, error.problem);
    throw new ProblemError(code, details);
  }
}

/** What the data set is called where nobody says: the file or folder without its ending. */
export function nameOfSet(set: Pick<FileSet, 'title'>): string {
  return set.title.replace(/(?<=.)\.(zip|bin|txt|md)$/i, '');
}
