/** Rows of numbers as they were typed, or the first line that is none, from 1. */
export type TypedRows =
  | { readonly ok: true; readonly rows: readonly (readonly number[])[] }
  | { readonly ok: false; readonly line: number };

/**
 * Reads a line a row: as many numbers as there are ranges, each within its own, between blanks or semicolons; with a
 * decimal point or comma. Empty lines are passed over.
 */
export function readTypedRows(
  text: string,
  ranges: readonly (readonly [low: number, high: number])[],
): TypedRows {
  const rows: (readonly number[])[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const cells = line.trim().split(/[\s;]+/);
    if (cells.join('') === '') continue;
    const numbers = cells.map((cell) =>
      /^[-+−]?(\d+[.,]?\d*|[.,]\d+)$/.test(cell)
        ? Number(cell.replace(',', '.').replace('−', '-'))
        : Number.NaN,
    );
    const fits =
      numbers.length === ranges.length &&
      ranges.every(([low, high], index) => {
        const number = numbers[index] ?? Number.NaN;
        return number >= low && number <= high;
      });
    if (!fits) return { ok: false, line: at + 1 };
    rows.push(numbers);
  }
  return { ok: true, rows };
}

/** Rows as they are read back. */
export function writeTypedRows(rows: readonly (readonly number[])[]): string {
  return rows.map((row) => row.join(' ')).join('\n');
}
