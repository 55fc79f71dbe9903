import {
  applyPipeline,
  countPipelineInputs,
  type PipelineColumn,
  type TablePipeline,
} from '../../src-shared/datasets/table-pipeline.ts';
import type { Separator } from '../../src-shared/datasets/import-options.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { tryCsvRows } from '../import/csv-rows.ts';
import { isMissing } from '../import/read-cell.ts';

/** What separates the cells, in the order in which it is looked for: a comma may stand inside numbers as well. */
export const separators: readonly Separator[] = ['\t', ';', '|', ','];

/**
 * A row of a table as a network that was trained on one sees it, after the very same standardising:
 * `[inputs]`. The row has a cell for each column that the network uses, or for each column of the file, of which
 * the others are passed over. Throws `input-cells-wrong`, `input-cell-no-number` or `input-cell-unknown`.
 */
export function readTableRow(row: string, pipeline: TablePipeline): Float32Array<ArrayBuffer> {
  const { columns, fileColumns } = pipeline;
  const separator = separators.find((one) => row.includes(one)) ?? ',';
  const [cells = []] = tryCsvRows(row, separator, 1) ?? [];
  const isWholeRow = cells.length === fileColumns && columns.length !== fileColumns;
  if (!isWholeRow && cells.length !== columns.length) {
    throw new ProblemError('input-cells-wrong', {
      input: row,
      count: cells.length,
      needed: columns.length,
      names: columns.map(({ name }) => name).join(', '),
    });
  }
  const numbers = columns.map((column, index) =>
    readCell(cells[isWholeRow ? column.at : index] ?? '', column, separator),
  );
  const values = new Float32Array(countPipelineInputs(pipeline));
  applyPipeline(pipeline, Float64Array.from(numbers), values, 0);
  return values;
}

/**
 * What a cell says of a column: its number or the place of its value, not-a-number where it is empty. Throws
 * `input-cell-no-number` or `input-cell-unknown`.
 */
export function readCell(cell: string, column: PipelineColumn, separator: Separator): number {
  if (isMissing(cell)) return Number.NaN;
  const text = cell.trim();
  const { name } = column;
  if (column.kind === 'category') {
    const place = column.values.indexOf(text);
    if (place >= 0) return place;
    const values = column.values.join(', ');
    throw new ProblemError('input-cell-unknown', { name, cell: text, values });
  }
  // In a single row there are no thousands to be set apart: the one mark is that of the decimals.
  const plain = separator === ',' ? text : text.replace(',', '.');
  const isNumber = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain);
  if (!isNumber) throw new ProblemError('input-cell-no-number', { name, cell: text });
  return Number(plain);
}
