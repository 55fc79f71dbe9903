import { createHash } from 'node:crypto';

import { pointClasses } from '../../src-shared/datasets/describe-data.ts';
import type { Dataset, Examples } from './dataset.ts';
import { generatePoints, type PointsSource } from './generate-points.ts';
import { residentRows } from './resident-examples.ts';
import { splitStratified } from './split-stratified.ts';

/** Points of the plane with their classes, `validationShare` of each class held out, always the same ones. */
export function loadPoints(source: PointsSource, validationShare: number): Dataset {
  const { coordinates, classes } = generatePoints(source);
  const split = splitStratified(classes, validationShare, [0, 'points', 'split']);
  const hash = createHash('sha256').update(coordinates).update(classes).digest('hex');
  return {
    inputShape: [2],
    inputNumbers: 'float',
    task: 'classification',
    classes: pointClasses,
    targetShape: [],
    hash,
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
