import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { ImportOptions } from '../../../src-shared/datasets/import-options.ts';
import type { DatasetFile } from '../../../src-shared/datasets/imported-dataset.ts';
import { ProblemError, type Problem } from '../../../src-shared/problem.ts';
import { importData } from '../../../src-trainer/import/import-data.ts';
import { makeFolder } from '../datasets/idx-files.ts';

/** What an import left behind. */
export type ImportedHere = {
  readonly dataset: DatasetFile;
  /** The data set's folder. */
  readonly folder: string;
  readonly read: (name: string) => Buffer<ArrayBuffer>;
};

/** A file or folder of the test's own with these contents; names may have folders in them. */
export function placeFiles(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = makeFolder({});
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Imports in the test's own process, into a library of its own. */
export async function importHere(path: string, options: ImportOptions = {}): Promise<ImportedHere> {
  const libraryFolder = makeFolder({});
  const dataset = await importData({ kind: 'path', path }, options, {
    libraryFolder,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  const folder = join(libraryFolder, dataset.id);
  return { dataset, folder, read: (name) => readFileSync(join(folder, name)) };
}

/** Imports what cannot be imported: the problem, and what the library holds after. */
export async function refusedHere(
  path: string,
  options: ImportOptions = {},
): Promise<{ readonly problem: Problem; readonly left: readonly string[] }> {
  const libraryFolder = makeFolder({});
  try {
    await importData({ kind: 'path', path }, options, {
      libraryFolder,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { problem: error.problem, left: readdirSync(libraryFolder) };
  }
  throw new Error('it was not refused');
}
