import { CsvError, parse } from 'csv-parse';
import { parse as parseAll } from 'csv-parse/sync';

import type { Separator } from '../../src-shared/datasets/import-options.ts';
import { ProblemError } from '../../src-shared/problem.ts';

/** A row of a table and the line of the file on which it ends, from 1. */
export type CsvRow = { readonly cells: readonly string[]; readonly line: number };

/** A row may not be longer, in characters. */
const longestRow = 1024 * 1024;

/** Source: RFC 4180; line ends of every system, and blank lines passed over. */
const format = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: longestRow,
};

/**
 * The rows of a table, as many at a time as a piece of the text holds. Throws `csv-*` with the line for
 * quotation marks that do not fit and for a row without end.
 */
export async function* readCsvRows(
  path: string,
  chunks: AsyncIterable<string>,
  separator: Separator,
): AsyncGenerator<readonly CsvRow[]> {
  let rows: CsvRow[] = [];
  let lastLine = 0;
  // Rows are taken here and not from the stream, which would hand on each with a turn of the loop of its own.
  const takeRow = (cells: string[], { lines }: { readonly lines: number }): undefined => {
    lastLine = lines;
    rows.push({ cells, line: lines });
  };
  const parser = parse({ ...format, delimiter: separator, on_record: takeRow });
  const failed = new Promise<never>((_resolve, reject) => parser.on('error', reject));
  failed.catch(() => undefined);
  const feed = (chunk: string): Promise<void> =>
    new Promise((resolve) => parser.write(chunk, () => resolve()));
  const end = (): Promise<void> => new Promise((resolve) => parser.resume().end(() => resolve()));
  try {
    for await (const chunk of chunks) {
      await Promise.race([feed(chunk), failed]);
      if (rows.length > 0) yield rows;
      rows = [];
    }
    await Promise.race([end(), failed]);
    if (rows.length > 0) yield rows;
  } catch (error) {
    throw describeCsvError(path, error, lastLine + 1);
  } finally {
    parser.destroy();
  }
}

/** The first rows of a text, as far as they can be read with this separator; `undefined` where they cannot. */
export function tryCsvRows(
  text: string,
  separator: Separator,
  most: number,
): readonly (readonly string[])[] | undefined {
  try {
    return parseAll(text, { ...format, delimiter: separator, to: most });
  } catch {
    return undefined;
  }
}

/** The first rows of a text. Throws `csv-*` where they cannot be read with this separator. */
export function allCsvRows(
  path: string,
  text: string,
  separator: Separator,
  most: number,
): readonly (readonly string[])[] {
  try {
    return parseAll(text, { ...format, delimiter: separator, to: most });
  } catch (error) {
    throw describeCsvError(path, error, 1);
  }
}

/** @param from the line on which the row begins that could not be read */
function describeCsvError(path: string, error: unknown, from: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = typeof error['lines'] === 'number' ? error['lines'] : from;
  const column = typeof error['column'] === 'number' ? error['column'] + 1 : 1;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new ProblemError('csv-quote-open', { path, line: from });
    case 'CSV_MAX_RECORD_SIZE':
      return new ProblemError('csv-row-too-long', { path, line: from, limit: longestRow });
    default:
      return new ProblemError('csv-quote-wrong', { path, line, column });
  }
}
