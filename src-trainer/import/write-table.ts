import type {
  DatasetFile,
  Feature,
  TableContent,
} from '../../src-shared/datasets/imported-dataset.ts';
import type { RowSkip } from '../../src-shared/datasets/row-skips.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { CsvRow } from './csv-rows.ts';
import { createDatasetWriter } from './dataset-writer.ts';
import type { PlannedColumn, TablePlan } from './plan-table.ts';
import { createExampleReader } from './read-example.ts';
import { createSkipped } from './skipped.ts';
import type { TableSource } from './table-source.ts';

/** More bytes of cells are not kept. */
const largestCellBytes = 1024 ** 3;

/**
 * Writes the examples that the rows become, `cells.f64` `[examples, features]` and `targets.f64` or
 * `targets.i32` `[examples]`, numbers little-endian. Throws `csv-no-rows-*` and `csv-too-many-cells`.
 */
export async function writeTable(
  source: TableSource,
  plan: TablePlan,
  libraryFolder: string,
  names: { readonly name: string; readonly source: string },
): Promise<DatasetFile> {
  const { path, dialect } = source;
  const encoder = createEncoder(plan, dialect.names.length, dialect.decimal);
  const writer = await createDatasetWriter(libraryFolder);
  try {
    const cells = await writer.openFile('cells.f64');
    const targets = await writer.openFile(
      plan.target.kind === 'number' ? 'targets.f64' : 'targets.i32',
    );
    for await (const rows of source.rows('reading')) {
      const encoded = encoder.encode(rows);
      if (8 * encoder.examples() * plan.features.length > largestCellBytes) {
        throw new ProblemError('csv-too-many-cells', { path, limit: largestCellBytes / 8 });
      }
      await cells.write(asBytes(encoded.cells));
      await targets.write(asBytes(encoded.targets));
    }
    await cells.close();
    await targets.close();
    const { skipped, firstSkipped, missing } = encoder;
    const examples = encoder.examples();
    if (examples === 0) throw noRows(path, firstSkipped());
    return await writer.finish({
      ...names,
      examples,
      skipped: skipped.total(),
      ...skipped.tell(),
      content: {
        kind: 'table',
        features: plan.features.map((column, index) =>
          describeFeature(column, missing[index] ?? 0),
        ),
        ignored: plan.ignored,
        target: describeTarget(plan.target),
        columns: dialect.names.length,
        decimal: dialect.decimal,
      },
    });
  } finally {
    await writer.discard();
  }
}

export type FirstSkipped = { readonly reason: RowSkip; readonly line: number };

/** Makes numbers of rows, and counts what does not become any. */
function createEncoder(plan: TablePlan, columns: number, decimal: '.' | ',') {
  const width = plan.features.length;
  const read = createExampleReader(plan, columns, decimal);
  const missing = new Float64Array(width);
  const skipped = createSkipped<RowSkip>();
  let first: FirstSkipped | undefined;
  let examples = 0;

  const encode = (rows: readonly CsvRow[]) => {
    const cells = new Float64Array(rows.length * width);
    const targets =
      plan.target.kind === 'number' ? new Float64Array(rows.length) : new Int32Array(rows.length);
    let count = 0;
    for (const row of rows) {
      const example = read(row);
      if (typeof example === 'string') {
        skipped.note(example, String(row.line));
        first ??= { reason: example, line: row.line };
        continue;
      }
      cells.set(example.values, count * width);
      targets[count] = example.target;
      for (let at = 0; at < width; at += 1) {
        if (Number.isNaN(example.values[at])) missing[at] = (missing[at] ?? 0) + 1;
      }
      count += 1;
    }
    examples += count;
    return { cells: cells.subarray(0, count * width), targets: targets.subarray(0, count) };
  };
  return { encode, skipped, missing, examples: () => examples, firstSkipped: () => first };
}

/** Why no row could be used. */
export function noRows(path: string, first: FirstSkipped | undefined): ProblemError {
  return first === undefined
    ? new ProblemError('csv-empty', { path })
    : new ProblemError(`csv-no-rows-${first.reason}`, { path, line: first.line });
}

function describeFeature(column: PlannedColumn, missing: number): Feature {
  const { name, at } = column;
  return column.kind === 'number'
    ? { kind: 'number', name, at, missing }
    : { kind: 'category', name, at, missing, values: [...column.values] };
}

/** What is kept of the column to be learned. */
export function describeTarget(target: PlannedColumn): TableContent['target'] {
  const { name, at } = target;
  return target.kind === 'number'
    ? { kind: 'number', name, at }
    : { kind: 'class', name, at, classes: [...target.values] };
}

function asBytes({ buffer, byteOffset, byteLength }: Float64Array | Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
