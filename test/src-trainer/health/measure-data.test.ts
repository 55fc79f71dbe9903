import { expect, it } from 'vitest';

import type { Dataset } from '../../../src-trainer/datasets/dataset.ts';
import { rowExamples } from '../../../src-trainer/datasets/row-examples.ts';
import { measureData } from '../../../src-trainer/health/measure-data.ts';

function dataset(
  inputs: number[][],
  targets: Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>,
): Dataset {
  const length = inputs[0]?.length ?? 1;
  const rows = { inputs: Float32Array.from(inputs.flat()), length, divisor: 1, targets };
  const train = rowExamples(
    rows,
    Int32Array.from(inputs, (_, index) => index),
  );
  const isNamed = targets instanceof Int32Array;
  return {
    inputShape: [length],
    inputNumbers: 'float',
    task: isNamed ? 'classification' : 'regression',
    ...(isNamed && { classes: ['a', 'b'] }),
    targetShape: isNamed ? [] : [1],
    hash: '',
    train,
    validation: rowExamples(rows, new Int32Array(0)),
  };
}

it('counts classes, and tells a sorted order from a mixed one', () => {
  const inputs = Array.from({ length: 200 }, (_, at) => [at % 7]);
  const sorted = measureData(
    dataset(
      inputs,
      Int32Array.from(inputs, (_, at) => Number(at >= 150)),
    ),
  );
  expect(sorted.classes).toEqual([150, 50]);
  expect(sorted.order).toBeGreaterThan(0.95);
  const mixed = measureData(
    dataset(
      inputs,
      Int32Array.from(inputs, (_, at) => Number((at * 37) % 4 === 0)),
    ),
  );
  expect(mixed.classes).toEqual([150, 50]);
  expect(Math.abs(mixed.order ?? 1)).toBeLessThan(0.4);
});

it('gives the scales of the features and the variance of what is to be said', () => {
  const inputs = Array.from({ length: 100 }, (_, at) => [
    at % 2 === 0 ? 1 : -1,
    5000 + (at % 2) * 200,
  ]);
  const facts = measureData(
    dataset(
      inputs,
      Float32Array.from(inputs, (_, at) => at),
    ),
  );
  expect(facts.scale).toEqual({ mean: 5100, largest: 100, smallest: 1 });
  expect(facts.variance).toBeCloseTo((100 * 100 - 1) / 12, 6);
  expect(facts.order).toBeGreaterThan(0.9);
  expect(facts).not.toHaveProperty('classes');
});
