import { createHash } from 'node:crypto';

import { shapePictures } from '../../src-shared/datasets/shape-pictures.ts';
import { countElements } from '../../src-shared/graph/shape.ts';
import type { Dataset } from './dataset.ts';
import { generateShapes, type ShapesSource } from './generate-shapes.ts';
import { rowExamples, type Rows } from './row-examples.ts';
import { splitStratified } from './split-stratified.ts';

/** Pictures of coloured shapes, `validationShare` of each shape held out, always the same ones. */
export function loadShapes(source: ShapesSource, validationShare: number): Dataset {
  const { pixels, labels } = generateShapes(source);
  const { sampleShape, classes } = shapePictures;
  const length = Number(countElements(sampleShape));
  const rows: Rows = { inputs: pixels, length, divisor: 255, targets: labels };
  const split = splitStratified(labels, validationShare, [0, 'shapes', 'split']);
  return {
    inputShape: sampleShape,
    inputNumbers: 'float',
    task: 'classification',
    classes,
    targetShape: [],
    hash: createHash('sha256').update(pixels).update(labels).digest('hex'),
    train: rowExamples(rows, split.train),
    validation: rowExamples(rows, split.validation),
  };
}
