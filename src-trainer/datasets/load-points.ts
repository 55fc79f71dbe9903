import { createHash } from 'node:crypto';

import { pointClasses } from '../../src-shared/datasets/describe-data.ts';
import { drawnClasses } from '../../src-shared/datasets/drawn.ts';
import type { DataSource } from '../../src-shared/document/document.ts';
import type { Dataset, Examples } from './dataset.ts';
import { generatePoints, type Points, type PointsSource } from './generate-points.ts';
import { residentRows } from './resident-examples.ts';
import { splitStratified, type Split } from './split-stratified.ts';

type DrawnSource = Extract<DataSource, { kind: 'drawn' }>;

/** Points of the plane with their classes, `validationShare` of each class held out, always the same ones. */
export function loadPoints(source: PointsSource, validationShare: number): Dataset {
  const points = generatePoints(source);
  const split = splitStratified(points.classes, validationShare, [0, 'points', 'split']);
  return pointsDataset(points, pointClasses, split);
}

/** Points that were drawn by hand; which of each class are held out follows from the run's seed. */
export function loadDrawn(source: DrawnSource, validationShare: number, seed: number): Dataset {
  const { points } = source;
  const drawn: Points = {
    coordinates: Float32Array.from(points.flatMap(([x, y]) => [x, y])),
    classes: Int32Array.from(points, ([, , label]) => label),
  };
  const split = splitStratified(drawn.classes, validationShare, [seed, 'drawn', 'split']);
  return pointsDataset(drawn, drawnClasses(points), split);
}

function pointsDataset(
  { coordinates, classes }: Points,
  names: readonly string[],
  split: Split,
): Dataset {
  return {
    inputShape: [2],
    inputNumbers: 'float',
    task: 'classification',
    classes: names,
    targetShape: [],
    hash: createHash('sha256').update(coordinates).update(classes).digest('hex'),
    train: pointExamples(coordinates, classes, split.train),
    validation: pointExamples(coordinates, classes, split.validation),
  };
}

function pointExamples(
  coordinates: Float32Array,
  classes: Int32Array,
  members: Int32Array,
): Examples {
  const rowOf = (index: number): number => {
    const row = members[index];
    if (row === undefined) throw new RangeError(`no point ${index} among ${members.length}`);
    return row;
  };
  const examples: Examples = {
    count: members.length,
    gatherInputs: (indices) => {
      const inputs = new Float32Array(2 * indices.length);
      for (const [to, index] of indices.entries()) {
        const row = rowOf(index);
        inputs[2 * to] = coordinates[2 * row] ?? 0;
        inputs[2 * to + 1] = coordinates[2 * row + 1] ?? 0;
      }
      return inputs;
    },
    gatherTargets: (indices) => Int32Array.from(indices, (index) => classes[rowOf(index)] ?? 0),
    forEpoch: () => examples,
    resident: residentRows({ values: coordinates, length: 2, divisor: 1 }, classes, rowOf),
  };
  return examples;
}
