import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { iris } from '../../src-shared/datasets/catalogue.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { errorCodeOf } from './data-file.ts';
import type { Dataset } from './dataset.ts';
import { rowExamples, type Rows } from './row-examples.ts';
import { splitStratified } from './split-stratified.ts';

type Flowers = Rows & {
  readonly inputs: Float32Array<ArrayBuffer>;
  readonly targets: Int32Array<ArrayBuffer>;
};

/**
 * The flowers of Iris that ship with the program, in centimetres as they were measured; which are held out
 * depends on the share alone. Rejects with `data-unreadable` or `iris-damaged`.
 */
export async function loadIris(resourcesFolder: string, validationShare: number): Promise<Dataset> {
  const path = join(resourcesFolder, 'datasets', 'iris.csv');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new ProblemError('data-unreadable', { path, reason: errorCodeOf(error) });
  }
  const rows = readRows(text);
  if (rows === undefined) throw new ProblemError('iris-damaged', { path });
  const split = splitStratified(rows.targets, validationShare, [0, 'iris', 'split']);
  return {
    inputShape: iris.sampleShape,
    inputNumbers: 'float',
    task: 'classification',
    classes: iris.classes,
    targetShape: [],
    hash: createHash('sha256').update(rows.inputs).update(rows.targets).digest('hex'),
    train: rowExamples(rows, split.train),
    validation: rowExamples(rows, split.validation),
  };
}

/** The file ships with the program: whatever is wrong with it is a broken installation. */
function readRows(text: string): Flowers | undefined {
  const [, ...lines] = text.trimEnd().split(/\r?\n/);
  const cells = lines.map((line) => line.split(','));
  const [length = 0] = iris.sampleShape;
  const inputs = Float32Array.from(cells.flatMap((row) => row.slice(0, length).map(Number)));
  const targets = Int32Array.from(cells, (row) => iris.classes.indexOf(row[length] ?? ''));
  const isWhole =
    targets.length === iris.examples &&
    inputs.length === iris.examples * length &&
    inputs.every((value) => value > 0) &&
    !targets.includes(-1);
  return isWhole ? { inputs, length, divisor: 1, targets } : undefined;
}
