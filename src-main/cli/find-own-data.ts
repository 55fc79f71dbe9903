import { existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';

import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { DataLibrary } from '../host/data-library.ts';
import type { CommandIo } from './command-io.ts';
import { showImport } from './show-import.ts';

/** What `--data` names: an imported data set, or a file or folder that is read as it is. */
export type OwnData =
  | { readonly kind: 'imported'; readonly dataset: DatasetFile }
  | { readonly kind: 'path'; readonly path: string };

/** Files that are imported before they are used; what was imported already is found again. */
const importedEndings: ReadonlySet<string> = new Set([
  '.csv',
  '.tsv',
  '.tab',
  '.data',
  '.zip',
  '.bin',
]);

/**
 * Finds what a word after `--data` means: a path of something that is there, else the id of a data set. Tables,
 * archives and pictures in folders are imported on the way; IDX files and texts are read where they are. Throws `data-id-unknown`, or what the import throws.
 */
export async function findOwnData(
  word: string,
  library: DataLibrary,
  io: CommandIo,
): Promise<OwnData> {
  const path = resolve(word);
  if (!existsSync(path)) {
    const dataset = await library.find(word);
    if (dataset === undefined) throw new ProblemError('data-id-unknown', { word });
    return { kind: 'imported', dataset };
  }
  if (!needsImport(path)) return { kind: 'path', path };
  const progress = showImport(io);
  try {
    const surroundings = { signal: io.signal, onProgress: progress.show };
    return {
      kind: 'imported',
      dataset: await library.import({ kind: 'path', path }, {}, surroundings),
    };
  } finally {
    progress.close();
  }
}

/** Where the data lie. */
export function pathOfOwnData(own: OwnData, library: DataLibrary): string {
  return own.kind === 'path' ? own.path : join(library.folder, own.dataset.id);
}

function needsImport(path: string): boolean {
  if (!statSync(path).isDirectory()) return importedEndings.has(extname(path).toLowerCase());
  return !readdirSync(path).some((name) =>
    /(images[-.]idx3|labels[-.]idx1)-ubyte(\.gz)?$/i.test(name),
  );
}
