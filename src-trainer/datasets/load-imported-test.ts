import { join } from 'node:path';

import type {
  DatasetFile,
  PicturesContent,
  TableContent,
} from '../../src-shared/datasets/imported-dataset.ts';
import type { TablePipeline, TargetScale } from '../../src-shared/datasets/table-pipeline.ts';
import type { SentencesContent } from '../../src-shared/datasets/sentences-content.ts';
import type { Shape } from '../../src-shared/graph/shape.ts';
import type { SentenceUnit } from '../../src-shared/sentences/sentence-units.ts';
import type { TextTokens } from '../../src-shared/tokens/text-unit.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Dataset, Examples } from './dataset.ts';
import { readDatasetFile } from './imported-folder.ts';
import {
  readCells,
  readPictureRows,
  readTargets,
  toRows,
  toTargets,
  type OwnTargets,
} from './imported-rows.ts';
import { readSentencesAs, sentencesDataset } from './load-sentences.ts';
import { loadWholeText } from './load-text.ts';
import { readText } from './read-text.ts';
import { rowExamples } from './row-examples.ts';

/** What a run knows of the data that it was trained on. */
export type KnownData = {
  readonly classes?: readonly string[] | undefined;
  readonly vocabulary?: readonly string[] | undefined;
  readonly table?: TablePipeline | undefined;
  readonly target?: TargetScale | undefined;
  readonly symbols?: readonly string[] | undefined;
  readonly sentenceUnit?: SentenceUnit | undefined;
  readonly inputShape?: Shape | undefined;
  readonly tokens?: Pick<TextTokens, 'unit'> | undefined;
};

type TestSet = Omit<Dataset, 'train' | 'validation'> & { readonly examples: Examples };

/**
 * Loads an imported data set for a run that was trained on another: columns, values and classes are found by
 * their names, and what is done to the cells are the figures of the run. The test part where there is one, else
 * all of it. Throws `test-column-missing`, `test-value-unknown`, `test-class-unknown` or `test-other-kind`.
 */
export async function loadImportedTest(
  folder: string,
  known: KnownData,
  window: number,
): Promise<TestSet> {
  const dataset = await readDatasetFile(folder);
  if (dataset === undefined) throw new ProblemError('data-not-kept', { id: folder });
  const { content } = dataset;
  switch (content.kind) {
    case 'table':
      return await loadTable(folder, dataset, content, known);
    case 'images':
      return await loadPictures(folder, dataset, content, known);
    case 'sentences':
      return await loadTexts(folder, dataset, content, known);
    case 'captions':
      throw new ProblemError('test-other-kind', { name: dataset.name });
    case 'text': {
      const path = join(folder, 'text.txt');
      const { vocabulary = [], tokens } = known;
      return loadWholeText(path, await readText(path), window, vocabulary, tokens?.unit);
    }
  }
}

async function loadTexts(
  folder: string,
  dataset: DatasetFile,
  content: SentencesContent,
  { classes, symbols, sentenceUnit: unit, inputShape: [steps] = [] }: KnownData,
): Promise<TestSet> {
  const { name } = dataset;
  const { target } = content;
  if (unit === undefined || symbols === undefined || steps === undefined) {
    throw new ProblemError('test-other-kind', { name });
  }
  const rows = await readSentencesAs(folder, dataset, content, { symbols, unit, steps });
  const targets =
    target.kind === 'class' ? renumber(name, rows.targets, target.classes, classes) : rows.targets;
  const split = { train: new Int32Array(0), validation: Int32Array.from(testMembers(dataset)) };
  const { validation, ...rest } = sentencesDataset({ ...rows, targets }, dataset, content, split);
  return { ...rest, examples: validation };
}

async function loadTable(
  folder: string,
  dataset: DatasetFile,
  content: TableContent,
  known: KnownData,
): Promise<TestSet> {
  const { name } = dataset;
  const { target } = content;
  if (known.table === undefined) throw new ProblemError('test-other-kind', { name });
  const cells = asKnown(dataset, content, known.table, await readCells(folder, dataset, content));
  const isClass = target.kind === 'class';
  const own = await readTargets(folder, dataset, content);
  const targets = isClass ? renumber(name, own, target.classes, known.classes) : own;
  const rows = toRows(known.table, cells, toTargets(targets, known.target));
  return {
    inputShape: [rows.length],
    inputNumbers: 'float',
    task: isClass ? 'classification' : 'regression',
    targetShape: isClass ? [] : [1],
    hash: dataset.hash,
    examples: rowExamples(rows, testMembers(dataset)),
  };
}

/** The cells in the columns of the run, categories by the places that it gave them. */
function asKnown(
  { name, examples }: DatasetFile,
  { features }: TableContent,
  { columns }: TablePipeline,
  cells: Float64Array,
): Float64Array {
  const converted = new Float64Array(examples * columns.length);
  for (const [to, column] of columns.entries()) {
    const from = features.findIndex((it) => it.name === column.name && it.kind === column.kind);
    const feature = features[from];
    if (feature === undefined) {
      throw new ProblemError('test-column-missing', { name, column: column.name });
    }
    const places =
      feature.kind === 'category' && column.kind === 'category'
        ? feature.values.map((value) => placeOf(value, column.values, name, column.name))
        : undefined;
    for (let row = 0; row < examples; row += 1) {
      const cell = cells[row * features.length + from] ?? Number.NaN;
      converted[row * columns.length + to] =
        places === undefined || Number.isNaN(cell) ? cell : (places[cell] ?? Number.NaN);
    }
  }
  return converted;
}

function placeOf(value: string, values: readonly string[], name: string, column: string): number {
  const place = values.indexOf(value);
  if (place < 0) throw new ProblemError('test-value-unknown', { name, column, value });
  return place;
}

async function loadPictures(
  folder: string,
  dataset: DatasetFile,
  content: PicturesContent,
  known: KnownData,
): Promise<TestSet> {
  const { plan, classes } = content;
  const rows = await readPictureRows(folder, dataset, content);
  const targets = renumber(dataset.name, rows.targets, classes, known.classes);
  return {
    inputShape: [plan.height, plan.width, plan.channels],
    inputNumbers: 'float',
    task: 'classification',
    targetShape: [],
    hash: dataset.hash,
    examples: rowExamples({ ...rows, targets }, testMembers(dataset)),
  };
}

/** Class numbers as the run counts its classes. */
function renumber(
  name: string,
  targets: OwnTargets | Float32Array,
  classes: readonly string[],
  known: readonly string[] | undefined,
): Int32Array<ArrayBuffer> {
  if (known === undefined) throw new ProblemError('test-other-kind', { name });
  const numbers = classes.map((it) => known.indexOf(it));
  return Int32Array.from(targets, (target) => {
    const number = numbers[target] ?? -1;
    if (number < 0) {
      const details = { name, class: classes[target] ?? '', known: known.join(', ') };
      throw new ProblemError('test-class-unknown', details);
    }
    return number;
  });
}

function testMembers({ examples, trainExamples = 0 }: DatasetFile): Int32Array {
  return Int32Array.from({ length: examples - trainExamples }, (_, at) => trainExamples + at);
}
