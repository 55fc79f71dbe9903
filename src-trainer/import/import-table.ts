import { basename, extname } from 'node:path';

import type { ImportOptions, TableOptions } from '../../src-shared/datasets/import-options.ts';
import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { findDialect } from './csv-dialect.ts';
import { dropUnused } from './drop-unused.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import { findTarget, planTable, valuesWorthKeeping } from './plan-table.ts';
import { surveyColumns, type TableSurvey } from './survey-columns.ts';
import { createTableSource, type TableSource } from './table-source.ts';
import { EncodingError, notUtf8, readTextStart, type TextStart } from './text-chunks.ts';
import { writeTable } from './write-table.ts';

/**
 * Imports a table of characters: one pass finds out what the columns are, where rows will be left out a second
 * counts what the others hold, and the last writes the examples. Rejects with `csv-*`, `data-*`, `text-*` or
 * `import-*`.
 */
export async function importTable(
  { path, title }: { readonly path: string; readonly title: string },
  options: ImportOptions,
  surroundings: ImportSurroundings,
): Promise<DatasetFile> {
  const table = options.table ?? {};
  const start = await readTextStart(path, table.encoding);
  const { source, survey, targetAt } = await surveyTable(path, start, table, surroundings);
  const plan = await dropUnused(source, planTable(path, survey, targetAt, table), survey);
  const name = options.name ?? (basename(title, extname(title)) || title);
  return await writeTable(source, plan, surroundings.libraryFolder, { name, source: title });
}

/** The first pass. What began as UTF-8 and does not go on so is read once more as Windows' Western European. */
async function surveyTable(
  path: string,
  start: TextStart,
  options: TableOptions,
  surroundings: ImportSurroundings,
): Promise<{ source: TableSource; survey: TableSurvey; targetAt: number }> {
  const dialect = findDialect(path, start, options);
  const targetAt = findTarget(path, dialect, options);
  const source = createTableSource(path, start, dialect, surroundings);
  const mostValuesOf = (at: number): number => valuesWorthKeeping(at, targetAt);
  try {
    const survey = await surveyColumns(source.rows('looking'), dialect, mostValuesOf);
    return { source, survey, targetAt };
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    if (options.encoding !== undefined || start.encoding !== 'utf-8') throw await notUtf8(path);
    const western = await readTextStart(path, 'windows-1252');
    return await surveyTable(path, western, options, surroundings);
  }
}
