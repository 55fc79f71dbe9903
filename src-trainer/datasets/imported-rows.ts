import { join } from 'node:path';

import type {
  DatasetFile,
  PicturesContent,
  TableContent,
} from '../../src-shared/datasets/imported-dataset.ts';
import {
  applyPipeline,
  countPipelineInputs,
  type TablePipeline,
  type TargetScale,
} from '../../src-shared/datasets/table-pipeline.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { openRows, readPart } from './imported-folder.ts';
import type { Rows } from './row-examples.ts';

/** Pixels of more bytes than these stay in their file. */
const residentBytes = 1024 ** 3;

/** The cells of a table as they were in its file: `[examples, features]`, flat. Throws `dataset-damaged`. */
export async function readCells(
  folder: string,
  { examples }: DatasetFile,
  { features }: TableContent,
): Promise<Float64Array<ArrayBuffer>> {
  const bytes = await readPart(folder, 'cells.f64', 8 * examples * features.length);
  const cells = new Float64Array(bytes.buffer);
  for (const [at, feature] of features.entries()) {
    if (feature.kind === 'number') continue;
    for (let cell = at; cell < cells.length; cell += features.length) {
      const value = cells[cell] ?? Number.NaN;
      if (Number.isNaN(value) || feature.values[value] !== undefined) continue;
      throw new ProblemError('dataset-damaged', { path: join(folder, 'cells.f64') });
    }
  }
  return cells;
}

/** Class numbers, or numbers as they were in the file, `[examples]`. */
export type OwnTargets = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** What the rows of a table should be answered with, `[examples]`. Throws `dataset-damaged`. */
export async function readTargets(
  folder: string,
  { examples }: DatasetFile,
  { target }: Pick<TableContent, 'target'>,
): Promise<OwnTargets> {
  if (target.kind === 'class') {
    return await readClasses(folder, 'targets.i32', examples, target.classes.length);
  }
  const bytes = await readPart(folder, 'targets.f64', 8 * examples);
  return new Float64Array(bytes.buffer);
}

/** The same as a network learns it: numbers standardised where there is a scale. */
export function toTargets(own: OwnTargets, scale?: TargetScale): Rows['targets'] {
  if (own instanceof Int32Array) return own;
  const { mean, deviation } = scale ?? { mean: 0, deviation: 1 };
  return Float32Array.from(own, (number) => (number - mean) / deviation);
}

/** Pictures and their classes; pixels of more than a GiB stay in their file. Throws `dataset-damaged`. */
export async function readPictureRows(
  folder: string,
  { examples }: DatasetFile,
  { plan, classes }: PicturesContent,
): Promise<Rows & { readonly targets: Int32Array<ArrayBuffer> }> {
  const length = plan.height * plan.width * plan.channels;
  const targets = await readClasses(folder, 'labels.i32', examples, classes.length);
  const inputs =
    examples * length <= residentBytes
      ? await readPart(folder, 'pixels.u8', examples * length)
      : await openRows(folder, 'pixels.u8', examples, length);
  return { inputs, length, divisor: 255, targets };
}

/** The rows of a table as a network sees them. */
export function toRows(
  pipeline: TablePipeline,
  cells: Float64Array,
  targets: Rows['targets'],
): Rows {
  const length = countPipelineInputs(pipeline);
  const width = pipeline.columns.length;
  const inputs = new Float32Array(targets.length * length);
  for (let row = 0; row < targets.length; row += 1) {
    applyPipeline(pipeline, cells.subarray(row * width, (row + 1) * width), inputs, row * length);
  }
  return { inputs, length, divisor: 1, targets };
}

async function readClasses(
  folder: string,
  name: string,
  examples: number,
  classes: number,
): Promise<Int32Array<ArrayBuffer>> {
  const numbers = new Int32Array((await readPart(folder, name, 4 * examples)).buffer);
  if (numbers.some((it) => it < 0 || it >= classes)) {
    throw new ProblemError('dataset-damaged', { path: join(folder, name) });
  }
  return numbers;
}
