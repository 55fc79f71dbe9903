import type { Separator } from '../../src-shared/datasets/import-options.ts';
import {
  applyPipeline,
  countPipelineInputs,
  type TablePipeline,
} from '../../src-shared/datasets/table-pipeline.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { allCsvRows, tryCsvRows } from '../import/csv-rows.ts';
import { readCell, separators } from './read-table-row.ts';
import { decodeText } from './read-text.ts';

/** A row of a file, as it stands there, and as a network sees it: `[inputs]`. */
export type TableFileRow = {
  readonly input: string;
  readonly values: Float32Array<ArrayBuffer>;
};

/** More rows are not answered at once. */
const mostRows = 10_000;

/** Whether what was given is the name of a table, and not a row of one. */
export function isTableFile(input: string): boolean {
  return /\.(csv|tsv|tab|data|dat)$/i.test(input);
}

/**
 * The rows of a table that a network is to be asked about, each after the very same standardising as the rows that it
 * was trained on. Columns are found by the names in the first row, in whatever order; others, that of the answer
 * among them, are passed over. A table without names has the columns that it was trained on, in their order.
 * Throws `csv-*`, `input-columns-missing` or `input-row-*`.
 */
export function readTableFile(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  pipeline: TablePipeline,
): readonly TableFileRow[] {
  const text = decodeText(path, bytes);
  const { separator, places, hasHeader } = findColumns(path, text, pipeline);
  const all = allCsvRows(path, text, separator, mostRows + 2);
  const rows = hasHeader ? all.slice(1) : all;
  if (rows.length === 0) throw new ProblemError('csv-empty', { path });
  if (rows.length > mostRows) throw new ProblemError('input-rows-many', { path, limit: mostRows });
  const needed = all[0]?.length ?? 0;
  return rows.map((cells, index) => {
    const where = { path, row: index + 1 };
    if (cells.length !== needed) {
      throw new ProblemError('input-row-uneven', { ...where, count: cells.length, needed });
    }
    const numbers = pipeline.columns.map((column, at) =>
      namingRow(where, () => readCell(cells[places[at] ?? -1] ?? '', column, separator)),
    );
    const values = new Float32Array(countPipelineInputs(pipeline));
    applyPipeline(pipeline, Float64Array.from(numbers), values, 0);
    return { input: cells.join(separator), values };
  });
}

type Found = {
  readonly separator: Separator;
  /** Where in a row each column of the network stands. */
  readonly places: readonly number[];
  readonly hasHeader: boolean;
};

/** Finds out what separates the cells and which column is which. Throws `input-columns-missing`. */
function findColumns(path: string, text: string, { columns, fileColumns }: TablePipeline): Found {
  const firsts = separators.map((separator) => {
    const [cells = []] = tryCsvRows(text, separator, 1) ?? [];
    const header = cells.map((cell) => cell.trim());
    const places = columns.map(({ name }) => header.indexOf(name));
    return { separator, header, places, known: places.filter((it) => it >= 0).length };
  });
  // Columns without names are called by their numbers, which any cell may be.
  const isNamed = columns.some(({ name, at }) => name !== String(at + 1));
  const best = firsts.reduce((a, b) => (b.known > a.known ? b : a));
  if (isNamed && best.known === columns.length) return { ...best, hasHeader: true };
  if (!isNamed || best.known === 0) {
    for (const { separator, header } of firsts) {
      const isRow = header.some((cell) => /^[-+]?[\d.,]+(e[-+]?\d+)?$/i.test(cell));
      if (!isRow) continue;
      const isWhole = header.length === fileColumns && columns.length !== fileColumns;
      if (isWhole) return { separator, places: columns.map(({ at }) => at), hasHeader: false };
      if (header.length === columns.length) {
        return { separator, places: columns.map((_, at) => at), hasHeader: false };
      }
    }
  }
  const widest = firsts.reduce((a, b) => (b.header.length > a.header.length ? b : a));
  const { header, places } = best.known > 0 ? best : widest;
  const missing = columns.filter((_, at) => (places[at] ?? -1) < 0).map(({ name }) => name);
  throw new ProblemError('input-columns-missing', {
    path,
    missing: missing.join(', '),
    found: header.slice(0, 12).join(', '),
  });
}

/** What is wrong with a cell, with the row in which it stands. */
function namingRow<T>(where: { readonly path: string; readonly row: number }, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { code, details } = error.problem;
    if (code === 'input-cell-no-number') {
      throw new ProblemError('input-row-no-number', { ...details, ...where });
    }
    if (code === 'input-cell-unknown') {
      throw new ProblemError('input-row-unknown', { ...details, ...where });
    }
    throw error;
  }
}
