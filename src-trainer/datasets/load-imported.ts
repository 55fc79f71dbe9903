import type { DataSource } from '../../src-shared/document/document.ts';
import type { DatasetFile, TableContent } from '../../src-shared/datasets/imported-dataset.ts';
import {
  applyPipeline,
  countPipelineInputs,
  type TablePipeline,
} from '../../src-shared/datasets/table-pipeline.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Dataset } from './dataset.ts';
import { fitPipeline } from './fit-pipeline.ts';
import { readDatasetFile, readPart } from './imported-folder.ts';
import { rowExamples, type Rows } from './row-examples.ts';
import { splitStratified, type Split } from './split-stratified.ts';

/** How an imported data set is to be loaded. */
export type ImportedRequest = {
  readonly validationShare: number;
  /** What the import did not split is split by it. */
  readonly seed: number;
  /** Characters in an example, where the data set is a text. */
  readonly window: number;
};

/** Characters in an example of a text, where nothing says how many. */
const usualWindow = 64;

/** How long the examples of a text are to be. */
export function windowOf(source: DataSource): number {
  switch (source.kind) {
    case 'text':
      return source.window;
    case 'imported':
      return source.asks?.inputShape[0] ?? usualWindow;
    default:
      return usualWindow;
  }
}

/** Loads the data set of a folder of the library. Throws `data-not-kept` or `dataset-damaged`. */
export async function loadImported(folder: string, request: ImportedRequest): Promise<Dataset> {
  const dataset = await readDatasetFile(folder);
  if (dataset === undefined) throw new ProblemError('data-not-kept', { id: folder });
  const { content } = dataset;
  switch (content.kind) {
    case 'table':
      return await loadTable(folder, dataset, content, request);
    case 'images':
    case 'text':
      throw new ProblemError('data-not-kept', { id: dataset.id });
  }
}

async function loadTable(
  folder: string,
  dataset: DatasetFile,
  content: TableContent,
  request: ImportedRequest,
): Promise<Dataset> {
  const { examples } = dataset;
  const { features, target } = content;
  const cells = asFloat64(await readPart(folder, 'cells.f64', 8 * examples * features.length));
  const targets = await readTargets(folder, target.kind, examples);
  const split = splitOf(dataset, targets, request);
  const pipeline = fitPipeline(content, cells, split.train);
  const rows = toRows(pipeline, cells, targets);
  return {
    inputShape: [rows.length],
    inputNumbers: 'float',
    targetShape: target.kind === 'class' ? [] : [1],
    ...(target.kind === 'class'
      ? { task: 'classification', classes: target.classes }
      : { task: 'regression' }),
    hash: dataset.hash,
    train: rowExamples(rows, split.train),
    validation: rowExamples(rows, split.validation),
    table: pipeline,
  };
}

/** The rows of a table as a network sees them. */
function toRows(pipeline: TablePipeline, cells: Float64Array, targets: Rows['targets']): Rows {
  const length = countPipelineInputs(pipeline);
  const width = pipeline.columns.length;
  const inputs = new Float32Array(targets.length * length);
  for (let row = 0; row < targets.length; row += 1) {
    applyPipeline(pipeline, cells.subarray(row * width, (row + 1) * width), inputs, row * length);
  }
  return { inputs, length, divisor: 1, targets };
}

/** What the import split stays so; else every class gives its share, or any example where there are no classes. */
function splitOf(
  { examples, trainExamples }: DatasetFile,
  targets: Rows['targets'],
  { validationShare, seed }: ImportedRequest,
): Split {
  if (trainExamples !== undefined) {
    const all = Int32Array.from({ length: examples }, (_, index) => index);
    return { train: all.subarray(0, trainExamples), validation: all.subarray(trainExamples) };
  }
  const classes = targets instanceof Int32Array ? targets : new Int32Array(examples);
  return splitStratified(classes, validationShare, [seed, 'imported', 'split']);
}

async function readTargets(
  folder: string,
  kind: TableContent['target']['kind'],
  examples: number,
): Promise<Rows['targets']> {
  return kind === 'class'
    ? new Int32Array((await readPart(folder, 'targets.i32', 4 * examples)).buffer)
    : Float32Array.from(asFloat64(await readPart(folder, 'targets.f64', 8 * examples)));
}

function asFloat64(bytes: Uint8Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  return new Float64Array(bytes.buffer);
}
