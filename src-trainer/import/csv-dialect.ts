import {
  separators,
  type Encoding,
  type Separator,
  type TableOptions,
} from '../../src-shared/datasets/import-options.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { tryCsvRows } from './csv-rows.ts';
import { isMissing, readNumber } from './read-cell.ts';
import type { TextStart } from './text-chunks.ts';

/** How a file is a table. */
export type CsvDialect = {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly decimal: '.' | ',';
  readonly hasHeader: boolean;
  /** Of the header, or `1`, `2`, ... where there is none. No two are equal, none is empty. */
  readonly names: readonly string[];
};

type Rows = readonly (readonly string[])[];

const sampleRows = 200;
/** The comma comes last: it may stand inside numbers as well. */
const inOrder: readonly Separator[] = ['\t', ';', '|', ','];
const mostColumns = 10_000;
const longestName = 200;

/**
 * Finds out how a file is a table from its beginning; what `options` say is not asked again. Throws
 * `csv-one-column`, `csv-too-many-columns` or `csv-empty`.
 */
export function findDialect(path: string, start: TextStart, options: TableOptions): CsvDialect {
  const text = (start.isWhole ? start.text : wholeLines(start.text)).replace(/^\uFEFF/, '');
  const separator = options.separator ?? findSeparator(text);
  const rows = tryCsvRows(text, separator, sampleRows) ?? splitPlainly(text, separator);
  const [first] = rows;
  if (first === undefined) throw new ProblemError('csv-empty', { path });
  if (first.length < 2) {
    throw new ProblemError('csv-one-column', {
      path,
      separators: separators.map(nameOf).join(' '),
    });
  }
  if (first.length > mostColumns) {
    throw new ProblemError('csv-too-many-columns', {
      path,
      count: first.length,
      limit: mostColumns,
    });
  }
  const decimal = options.decimal ?? findDecimal(rows, separator);
  const hasHeader = options.hasHeader ?? looksLikeHeader(rows, decimal);
  const names = hasHeader ? tellApart(first) : first.map((_, at) => String(at + 1));
  return { encoding: start.encoding, separator, decimal, hasHeader, names };
}

/** Up to the last line end, so that no row is judged by its first half. */
function wholeLines(text: string): string {
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return end < 0 ? text : text.slice(0, end + 1);
}

/** Where the quotation marks do not fit: the reader of all rows will say where. */
function splitPlainly(text: string, separator: Separator): Rows {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line !== '');
  return lines.slice(0, sampleRows).map((line) => line.split(separator));
}

/** The separator under which most rows have as many cells as the first, which has at least two. */
function findSeparator(text: string): Separator {
  let best: Separator = ',';
  let bestShare = 0;
  for (const separator of inOrder) {
    const rows = tryCsvRows(text, separator, sampleRows) ?? splitPlainly(text, separator);
    const width = rows[0]?.length ?? 0;
    if (width < 2) continue;
    const share = rows.filter((row) => row.length === width).length / rows.length;
    if (share <= bestShare) continue;
    best = separator;
    bestShare = share;
  }
  return best;
}

/** The mark that more cells can only be read with. */
function findDecimal(rows: Rows, separator: Separator): '.' | ',' {
  if (separator === ',') return '.';
  let commas = 0;
  let points = 0;
  for (const cell of rows.flat()) {
    const isComma = readNumber(cell, ',') !== undefined;
    const isPoint = readNumber(cell, '.') !== undefined;
    if (isComma && !isPoint) commas += 1;
    if (isPoint && !isComma) points += 1;
  }
  return commas > points ? ',' : '.';
}

/**
 * A first row without a number is one of names where a number stands under it, or where none of its cells
 * stands under it again.
 */
function looksLikeHeader([first = [], ...others]: Rows, decimal: '.' | ','): boolean {
  const isNumber = (cell: string): boolean => readNumber(cell, decimal) !== undefined;
  if (first.some((cell) => isNumber(cell)) || first.every(isMissing)) return false;
  const hasNumbers = others.some((row) => row.some(isNumber));
  return hasNumbers || first.every((name, at) => others.every((row) => row[at] !== name));
}

/** Names without blanks around them; an empty one becomes its column's number, a second one gets a number. */
function tellApart(cells: readonly string[]): string[] {
  const used = new Set<string>();
  return cells.map((cell, at) => {
    const name = cell.trim().slice(0, longestName) || String(at + 1);
    let unique = name;
    for (let copy = 2; used.has(unique); copy += 1) unique = `${name} (${copy})`;
    used.add(unique);
    return unique;
  });
}

function nameOf(separator: Separator): string {
  return separator === '\t' ? 'TAB' : separator;
}
