import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { greyPaths } from '../../../src-renderer/start/digit-paths.ts';
import {
  sampleCurves,
  sampleDigit,
  samplePetals,
  samplePoints,
} from '../../../src-renderer/start/samples.ts';
import { voteOfPoints } from '../../../src-renderer/start/vote-of-points.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { readDigitsPack } from '../../../src-trainer/datasets/digits-pack.ts';
import { generateCurve } from '../../../src-trainer/datasets/generate-curve.ts';
import { generatePoints } from '../../../src-trainer/datasets/generate-points.ts';
import { loadIris } from '../../../src-trainer/datasets/load-iris.ts';

const packFile = join(import.meta.dirname, '../../../resources/datasets/digits.pack');

test('the digit on the start screen is one that the trainer trains on, pixel for pixel', () => {
  const images = readDigitsPack(readFileSync(packFile))?.images;
  const { index, label, pixels } = sampleDigit;
  expect(images?.labels[index]).toBe(label);
  expect([...pixels]).toEqual([...(images?.pixels.subarray(index * 784, (index + 1) * 784) ?? [])]);
});

test('the points on the start screen are points of the template', () => {
  const { source } = buildTemplate('playground', '').data;
  if (source.kind !== 'points') throw new Error('the playground is made of points');
  const { coordinates } = generatePoints(source);
  const expected = Array.from({ length: source.count }, (_, index) => index)
    .filter((index) => Math.floor(index / 2) % 3 === 0)
    .flatMap((index) => [coordinates[2 * index]!, coordinates[2 * index + 1]!]);
  expect(samplePoints.length).toBe(expected.length);
  for (const [at, value] of expected.entries()) {
    expect(samplePoints[at]! / 100).toBeCloseTo(value, 1.9);
  }
});

test('the points on the curve of the start screen are the first ones of the template', () => {
  for (const id of ['function-fit', 'overfit-poly'] as const) {
    const { source } = buildTemplate(id, '').data;
    if (source.kind !== 'curve') throw new Error('the template learns a curve');
    const { xs, ys } = generateCurve(source, 'train');
    for (const [at, value] of sampleCurves[id].entries()) {
      const index = Math.floor(at / 2);
      if (at % 2 === 0) expect(value / 100).toBeCloseTo(xs[index]!, 1.9);
      else expect(value / 50).toBeCloseTo(ys[index]!, 1.6);
    }
  }
});

test('the flowers of the start screen are all of Iris, by their petals', async () => {
  const { train } = await loadIris(join(packFile, '../..'), 0);
  const flowers = train.gatherInputs(Int32Array.from({ length: train.count }, (_, at) => at));
  expect(samplePetals).toHaveLength(2 * train.count);
  for (const [at, millimetres] of samplePetals.entries()) {
    const centimetres = flowers[4 * Math.floor(at / 2) + 2 + (at % 2)]!;
    expect(millimetres / 10).toBeCloseTo(centimetres, 4);
  }
});

test('a grey picture’s paths cover every pixel that is not black, once', () => {
  const cells = greyPaths(sampleDigit.pixels, 28).flatMap(
    ({ path }) => path.match(/M\d+ \d+/g) ?? [],
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(cells.length).toBe([...sampleDigit.pixels].filter((value) => value >= 255 / 14).length);
});

test('a place leans to the class whose point is near it, and to none between two', () => {
  const marks = [
    { x: -0.5, y: 0, isOne: false },
    { x: 0.5, y: 0, isOne: true },
  ];
  const { width, height, leaning, presence } = voteOfPoints(marks, { x: 1, y: 1 }, 41);
  const at = (column: number) => Math.floor(height / 2) * width + column;
  expect(leaning[at(10)]).toBeLessThan(-0.9);
  expect(leaning[at(30)]).toBeGreaterThan(0.9);
  expect(leaning[at(20)]).toBeCloseTo(0, 5);
  expect(presence[at(10)]).toBeGreaterThan(0.7);
  expect(presence[at(20)]).toBeLessThan(0.01);
});
