import { extname } from 'node:path';

import type { ImportOptions } from '../../src-shared/datasets/import-options.ts';
import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { findData } from '../datasets/data-file.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import { importTable } from './import-table.ts';

/**
 * Makes a data set of the library of what lies at `path`. Either all of it is there in the end or nothing.
 * Rejects with a `ProblemError` that names file and place.
 */
export async function importData(
  path: string,
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<DatasetFile> {
  const stats = await findData(path);
  if (stats.isDirectory()) throw new ProblemError('import-kind-unknown', { path });
  if (/^\.(csv|tsv|tab|txt|dat)$/i.test(extname(path))) {
    return await importTable(path, options, surroundings);
  }
  throw new ProblemError('import-kind-unknown', { path });
}
