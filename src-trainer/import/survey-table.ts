import type { TableOptions } from '../../src-shared/datasets/import-options.ts';
import { findDialect } from './csv-dialect.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import { findTarget, valuesWorthKeeping } from './plan-table.ts';
import { surveyColumns, type TableSurvey } from './survey-columns.ts';
import { createTableSource, type TableSource } from './table-source.ts';
import {
  EncodingError,
  mayBeWestern,
  notOfEncoding,
  readTextStart,
  type TextStart,
} from './text-chunks.ts';

/** A table after the first pass. */
export type SurveyedTable = {
  readonly source: TableSource;
  readonly survey: TableSurvey;
  /** The place of the column to be learned. */
  readonly targetAt: number;
};

/**
 * Finds out how a file is a table and what is in its columns. What began as UTF-8 and does not go on so is read
 * once more as Windows' Western European. Throws `csv-*`, `data-*`, `text-*` or `import-*`.
 */
export async function surveyTable(
  path: string,
  options: TableOptions,
  surroundings: ImportSurroundings,
): Promise<SurveyedTable> {
  const start = await readTextStart(path, options.encoding);
  try {
    return await surveyAs(path, start, options, surroundings);
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    if (!mayBeWestern(start, options.encoding)) throw await notOfEncoding(path, start.encoding);
    const western = await readTextStart(path, 'windows-1252');
    return await surveyAs(path, western, options, surroundings);
  }
}

async function surveyAs(
  path: string,
  start: TextStart,
  options: TableOptions,
  surroundings: ImportSurroundings,
): Promise<SurveyedTable> {
  const dialect = findDialect(path, start, options);
  const targetAt = findTarget(path, dialect, options);
  const source = createTableSource(path, start, dialect, surroundings);
  const mostValuesOf = (at: number): number => valuesWorthKeeping(at, targetAt);
  const survey = await surveyColumns(source.rows('looking'), dialect, mostValuesOf);
  return { source, survey, targetAt };
}
