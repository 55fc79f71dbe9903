import { z } from 'zod';

/**
 * What is done to the cells of a table before a network sees them, with the numbers found in the training part
 * alone: numbers are standardised, (x − mean) / deviation, and an empty cell becomes the mean; a category
 * becomes 1 at the place of its value and 0 elsewhere, an empty cell the training part's most frequent value.
 */
export const tablePipelineSchema = z.strictObject({
  columns: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('number'),
          name: z.string(),
          /** Its place in a row of the file, from 0. */
          at: z.int().min(0),
          mean: z.number(),
          /** Standard deviation, and 1 where all cells are equal. */
          deviation: z.number().positive(),
        }),
        z.strictObject({
          kind: z.literal('category'),
          name: z.string(),
          at: z.int().min(0),
          values: z.array(z.string()).min(1),
          /** The place of the value that an empty cell is taken for. */
          fill: z.int().min(0),
        }),
      ]),
    )
    .min(1),
  /** Cells in a row of the file, with those that are not used. */
  fileColumns: z.int().min(2),
  decimal: z.enum(['.', ',']),
});
export type TablePipeline = z.infer<typeof tablePipelineSchema>;
export type PipelineColumn = TablePipeline['columns'][number];

/**
 * How the numbers that are to be learned were made small: (y − mean) / deviation, with the figures of the training
 * part alone. The loss is of these numbers; what is said to a person is in the target's own units.
 */
export const targetScaleSchema = z.strictObject({
  /** The column that is learned. */
  name: z.string(),
  mean: z.number(),
  /** Standard deviation, and 1 where all are equal. */
  deviation: z.number().positive(),
});
export type TargetScale = z.infer<typeof targetScaleSchema>;

/**
 * A number as it was in the file, from what a network learned to say; the same where nothing was done to it. It is
 * given with the six digits of a deviation that a float32 is sure of, so that 177,979 does not come back as 177,978.998.
 */
export function inOwnUnits(scale: TargetScale | undefined, said: number): number {
  if (scale === undefined) return said;
  const steps = 10 ** (5 - Math.floor(Math.log10(scale.deviation)));
  const number = said * scale.deviation + scale.mean;
  const rounded = Math.round(number * steps) / steps;
  return Number.isFinite(rounded) ? rounded : number;
}

/** Numbers that a row becomes. */
export function countPipelineInputs({ columns }: TablePipeline): number {
  return columns.reduce((sum, it) => sum + (it.kind === 'number' ? 1 : it.values.length), 0);
}

/**
 * Writes what a row becomes into `into` from `offset` on.
 * @param cells one number a column: itself, the place of the category's value, or not-a-number for an empty cell
 */
export function applyPipeline(
  { columns }: TablePipeline,
  cells: Float64Array,
  into: Float32Array,
  offset: number,
): void {
  let to = offset;
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? Number.NaN;
    if (column.kind === 'number') {
      into[to] = Number.isNaN(cell) ? 0 : (cell - column.mean) / column.deviation;
      to += 1;
    } else {
      into.fill(0, to, to + column.values.length);
      into[to + (Number.isNaN(cell) ? column.fill : cell)] = 1;
      to += column.values.length;
    }
  }
}
