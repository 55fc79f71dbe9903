import { join } from 'node:path';

import type {
  DatasetFile,
  PicturesContent,
  TableContent,
} from '../../src-shared/datasets/imported-dataset.ts';
import type { DataSource } from '../../src-shared/document/document.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { tokenPlanOf, type TokenPlan } from '../../src-shared/tokens/text-unit.ts';
import type { Dataset } from './dataset.ts';
import { loadCaptions } from './load-captions.ts';
import { fitPipeline, fitTarget } from './fit-pipeline.ts';
import { readDatasetFile } from './imported-folder.ts';
import {
  readCells,
  readPictureRows,
  readTargets,
  toRows,
  toTargets,
  type OwnTargets,
} from './imported-rows.ts';
import { hideUnlearned, readSentences, sentencesDataset } from './load-sentences.ts';
import { loadText } from './load-text.ts';
import { readText } from './read-text.ts';
import { rowExamples } from './row-examples.ts';
import { splitStratified, type Split } from './split-stratified.ts';

/** How an imported data set is to be loaded. */
export type ImportedRequest = {
  readonly validationShare: number;
  /** What the import did not split is split by it. */
  readonly seed: number;
  /** Whether the numbers of a table are standardised. */
  readonly standardise: boolean;
  /** Whether the numbers that it is to be answered with are. */
  readonly standardiseTarget: boolean;
  /** Characters in an example, where the data set is a text. */
  readonly window: number;
  /** How it is read in tokens then; by characters where there is none. */
  readonly tokens?: TokenPlan | undefined;
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

/** How the text of a source is read in tokens; `undefined` where that is by characters. */
export function tokenPlanFor(source: DataSource): TokenPlan | undefined {
  return source.kind === 'text' || source.kind === 'imported' ? tokenPlanOf(source) : undefined;
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
      return await loadPictures(folder, dataset, content, request);
    case 'sentences': {
      const rows = await readSentences(folder, dataset, content);
      const split = splitOf(dataset, rows.targets, request);
      return sentencesDataset(hideUnlearned(rows, split), dataset, content, split);
    }
    case 'captions': {
      const split = splitOf(dataset, new Int32Array(dataset.examples), request);
      return await loadCaptions(folder, dataset, content, split, request.seed);
    }
    case 'text': {
      const path = join(folder, 'text.txt');
      const { window, validationShare, seed, tokens } = request;
      return loadText(path, await readText(path), window, validationShare, seed, tokens);
    }
  }
}

async function loadPictures(
  folder: string,
  dataset: DatasetFile,
  content: PicturesContent,
  request: ImportedRequest,
): Promise<Dataset> {
  const { plan, classes, origin } = content;
  const rows = await readPictureRows(folder, dataset, content);
  const split = splitOf(dataset, rows.targets, request);
  return {
    inputShape: [plan.height, plan.width, plan.channels],
    inputNumbers: 'float',
    task: 'classification',
    classes,
    targetShape: [],
    hash: dataset.hash,
    train: rowExamples(rows, split.train),
    validation: rowExamples(rows, split.validation),
    // IDX files hold digits or the like, white on black: a picture to predict from is prepared as for those.
    ...(origin !== 'idx' && { pictures: plan }),
  };
}

async function loadTable(
  folder: string,
  dataset: DatasetFile,
  content: TableContent,
  request: ImportedRequest,
): Promise<Dataset> {
  const { target } = content;
  const cells = await readCells(folder, dataset, content);
  const own = await readTargets(folder, dataset, content);
  const split = splitOf(dataset, own, request);
  const isScaled = request.standardiseTarget && own instanceof Float64Array;
  const scale = isScaled ? fitTarget(target.name, own, split.train) : undefined;
  const table = fitPipeline(content, cells, split.train, request.standardise);
  const rows = toRows(table, cells, toTargets(own, scale));
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
    table,
    ...(scale && { target: scale }),
  };
}

/** What the import split stays so; else every class gives its share, or any example where there are no classes. */
function splitOf(
  { examples, trainExamples }: DatasetFile,
  targets: OwnTargets | Float32Array,
  { validationShare, seed }: ImportedRequest,
): Split {
  if (trainExamples !== undefined) {
    const all = Int32Array.from({ length: examples }, (_, index) => index);
    return { train: all.subarray(0, trainExamples), validation: all.subarray(trainExamples) };
  }
  const classes = targets instanceof Int32Array ? targets : new Int32Array(examples);
  return splitStratified(classes, validationShare, [seed, 'imported', 'split']);
}
