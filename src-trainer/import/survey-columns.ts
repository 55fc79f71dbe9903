import type { CsvRow } from './csv-rows.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { isMissing, isNotFinite, readNumber } from './read-cell.ts';

/** What the cells of a column are, counted over all rows that have as many cells as there are columns. */
export type ColumnSurvey = {
  readonly name: string;
  /** Its place in a row, from 0. */
  readonly at: number;
  readonly missing: number;
  readonly numbers: number;
  /** Cells that are written as numbers and are not finite. */
  readonly notFinite: number;
  /** Cells that are none of these. */
  readonly words: number;
  readonly smallest: number;
  readonly largest: number;
  readonly areWhole: boolean;
  /** Cells that are written as dates. */
  readonly dates: number;
  /** Whether none of its first cells says the same as another; never said of one among very many columns. */
  readonly areAllDifferent: boolean;
  /** The different cells with their counts; `undefined` where there are too many of them, or one is too long. */
  readonly values: ReadonlyMap<string, number> | undefined;
};

export type TableSurvey = {
  readonly columns: readonly ColumnSurvey[];
  readonly rows: number;
  /** Rows with more or fewer cells than there are columns. */
  readonly uneven: number;
  /** The first of them: the lines on which they end, from 1, and their cells. */
  readonly firstUneven: readonly { readonly line: number; readonly cells: number }[];
};

/** Year, month and day with strokes or points between them, in either order, and a time behind. */
const date = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[T ].*)?$/;
/** So many cells of a column are held against each other, of so many columns at most. */
const mostCompared = 10_000;
const mostColumnsCompared = 100;
const longestValue = 200;
const mostUnevenNamed = 5;

type Tally = { -readonly [Key in keyof ColumnSurvey]: ColumnSurvey[Key] } & {
  counts: Map<string, number> | undefined;
  seen: Set<string> | undefined;
};

/**
 * Reads all rows once and says what their columns are.
 * @param mostValuesOf how many different cells of a column are worth remembering
 */
export async function surveyColumns(
  batches: AsyncIterable<readonly CsvRow[]>,
  { names, decimal }: CsvDialect,
  mostValuesOf: (at: number) => number,
): Promise<TableSurvey> {
  const tallies = names.map((name, at): Tally => {
    const counts = new Map<string, number>();
    const zero = { missing: 0, numbers: 0, notFinite: 0, words: 0, dates: 0 };
    const areAllDifferent = names.length <= mostColumnsCompared;
    const seen = areAllDifferent ? new Set<string>() : undefined;
    const ends = { smallest: Infinity, largest: -Infinity };
    return {
      name,
      at,
      ...zero,
      ...ends,
      areWhole: true,
      areAllDifferent,
      values: counts,
      counts,
      seen,
    };
  });
  let count = 0;
  let uneven = 0;
  const firstUneven: { line: number; cells: number }[] = [];
  const note = ({ cells, line }: CsvRow): void => {
    count += 1;
    if (cells.length !== names.length) {
      uneven += 1;
      if (uneven <= mostUnevenNamed) firstUneven.push({ line, cells: cells.length });
      return;
    }
    for (const tally of tallies) {
      const cell = cells[tally.at] ?? '';
      noteCell(tally, cell, decimal, mostValuesOf(tally.at));
    }
  };
  for await (const rows of batches) rows.forEach(note);
  const columns = tallies.map(({ counts, seen: _, ...column }) => ({
    ...column,
    values: counts,
  }));
  return { columns, rows: count, uneven, firstUneven };
}

function noteCell(tally: Tally, cell: string, decimal: '.' | ',', mostValues: number): void {
  if (isMissing(cell)) {
    tally.missing += 1;
    return;
  }
  const number = readNumber(cell, decimal);
  if (number === undefined) {
    if (isNotFinite(cell, decimal)) tally.notFinite += 1;
    else tally.words += 1;
    if (date.test(cell.trim())) tally.dates += 1;
  } else {
    tally.numbers += 1;
    tally.smallest = Math.min(tally.smallest, number);
    tally.largest = Math.max(tally.largest, number);
    tally.areWhole &&= Number.isInteger(number);
  }
  compare(tally, cell.trim());
  const { counts } = tally;
  if (counts === undefined) return;
  const value = cell.trim();
  counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size > mostValues || value.length > longestValue) tally.counts = undefined;
}

/** Notes whether the cell says what another of its column has said. */
function compare(tally: Tally, value: string): void {
  const { seen } = tally;
  if (seen === undefined) return;
  if (seen.has(value)) {
    tally.areAllDifferent = false;
    tally.seen = undefined;
  } else if (seen.size < mostCompared) seen.add(value);
}
