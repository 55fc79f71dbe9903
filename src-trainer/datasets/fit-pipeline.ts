import type { TableContent } from '../../src-shared/datasets/imported-dataset.ts';
import type {
  PipelineColumn,
  TablePipeline,
  TargetScale,
} from '../../src-shared/datasets/table-pipeline.ts';

/**
 * Finds means, deviations and most frequent values in the training part of a table, and in nothing else.
 * @param cells `[examples, features]`, flat; not-a-number where a cell is empty
 * @param standardise false leaves numbers as they are; an empty cell then becomes 0
 */
export function fitPipeline(
  content: TableContent,
  cells: Float64Array,
  train: Int32Array,
  standardise = true,
): TablePipeline {
  const { features, columns: fileColumns, decimal } = content;
  const columns = features.map((feature, index): PipelineColumn => {
    const { name, at } = feature;
    const cellOf = (example: number): number => cells[example * features.length + index] ?? 0;
    return feature.kind === 'number'
      ? { kind: 'number', name, at, ...(standardise ? measure(train, cellOf) : asItIs) }
      : {
          kind: 'category',
          name,
          at,
          values: feature.values,
          fill: findMostFrequent(train, cellOf, feature.values.length),
        };
  });
  return { columns, fileColumns, decimal };
}

/**
 * Finds mean and deviation of the numbers to be learned in the training part, and in nothing else.
 * @param targets `[examples]`
 */
export function fitTarget(name: string, targets: Float64Array, train: Int32Array): TargetScale {
  return { name, ...measure(train, (example) => targets[example] ?? 0) };
}

const asItIs = { mean: 0, deviation: 1 } as const;

/** Mean and (population) standard deviation, in two passes so that a large mean costs no digits. */
function measure(
  members: Int32Array,
  cellOf: (example: number) => number,
): { readonly mean: number; readonly deviation: number } {
  let count = 0;
  let mean = 0;
  for (const member of members) {
    const cell = cellOf(member);
    if (Number.isNaN(cell)) continue;
    count += 1;
    mean += (cell - mean) / count;
  }
  let squares = 0;
  for (const member of members) {
    const cell = cellOf(member);
    if (!Number.isNaN(cell)) squares += (cell - mean) ** 2;
  }
  const deviation = Math.sqrt(squares / Math.max(1, count));
  // Rounding leaves a trace of a deviation in a column that has none.
  const hasDeviation = Number.isFinite(deviation) && deviation > 1e-12 * Math.abs(mean);
  return { mean, deviation: hasDeviation ? deviation : 1 };
}

function findMostFrequent(
  members: Int32Array,
  cellOf: (example: number) => number,
  values: number,
): number {
  const counts = new Float64Array(values);
  for (const member of members) {
    const cell = cellOf(member);
    if (!Number.isNaN(cell)) counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts.indexOf(Math.max(...counts));
}
