import type { RowSkip } from '../../src-shared/datasets/row-skips.ts';
import type { CsvRow } from './csv-rows.ts';
import type { PlannedColumn, TablePlan } from './plan-table.ts';
import { isMissing, isNotFinite, readNumber } from './read-cell.ts';

/** Reads rows as a plan says. What it returns is overwritten by the next row. */
export type ExampleReader = (row: CsvRow) => Example | RowSkip;

/** One number a feature: itself, the place of its value, or not-a-number where the cell is empty and may be. */
export type Example = { readonly values: Float64Array<ArrayBuffer>; target: number };

/** @param columns how many cells a row has */
export function createExampleReader(
  plan: Pick<TablePlan, 'features' | 'target' | 'missing'>,
  columns: number,
  decimal: '.' | ',',
): ExampleReader {
  const readers = plan.features.map((feature) => ({
    at: feature.at,
    read: cellReader(feature, decimal),
  }));
  // What a calculation left where it had no answer is no empty cell where a number is to be learned.
  const isUndefined = (cell: string): boolean =>
    plan.target.kind === 'number' && cell.trim().toLowerCase() === 'nan';
  const readTarget = cellReader(plan.target, decimal);
  const example: Example = { values: new Float64Array(readers.length), target: 0 };
  return ({ cells }) => {
    if (cells.length !== columns) return 'wrong-cell-count';
    const targetCell = cells[plan.target.at] ?? '';
    if (isMissing(targetCell)) return isUndefined(targetCell) ? 'not-finite' : 'missing-target';
    const target = readTarget(targetCell);
    if (typeof target === 'string') return target;
    example.target = target;
    for (const [index, { at, read }] of readers.entries()) {
      const cell = cells[at] ?? '';
      if (isMissing(cell)) {
        if (plan.missing === 'skip') return 'missing-value';
        example.values[index] = Number.NaN;
        continue;
      }
      const value = read(cell);
      if (typeof value === 'string') return value;
      example.values[index] = value;
    }
    return example;
  };
}

function cellReader(column: PlannedColumn, decimal: '.' | ','): (cell: string) => number | RowSkip {
  if (column.kind === 'number') {
    return (cell) =>
      readNumber(cell, decimal) ?? (isNotFinite(cell, decimal) ? 'not-finite' : 'not-a-number');
  }
  const places = new Map(column.values.map((value, place) => [value, place]));
  return (cell) => places.get(cell.trim()) ?? 'value-unknown';
}
