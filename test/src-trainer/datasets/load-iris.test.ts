import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { loadIris } from '../../../src-trainer/datasets/load-iris.ts';
import { resourcesFolder } from '../run-in-process.ts';

const allOf = (count: number) => Int32Array.from({ length: count }, (_, index) => index);

test('Iris is 150 flowers, fifty of each kind, with the means that Fisher published', async () => {
  const { train, validation, classes } = await loadIris(resourcesFolder, 0);
  expect(classes).toEqual(['setosa', 'versicolor', 'virginica']);
  expect([train.count, validation.count]).toEqual([150, 0]);
  const labels = train.gatherTargets(allOf(150));
  const flowers = train.gatherInputs(allOf(150));
  // Source: Fisher, "The use of multiple measurements in taxonomic problems", 1936, table II.
  const means = [
    [5.006, 3.428, 1.462, 0.246],
    [5.936, 2.77, 4.26, 1.326],
    [6.588, 2.974, 5.552, 2.026],
  ];
  for (const [kind, expected] of means.entries()) {
    const own = [...labels.keys()].filter((index) => labels[index] === kind);
    expect(own).toHaveLength(50);
    for (const [feature, mean] of expected.entries()) {
      const sum = own.reduce((total, index) => total + flowers[4 * index + feature]!, 0);
      expect(sum / 50).toBeCloseTo(mean, 4);
    }
  }
});

test('a fifth held out is ten of each kind, always the same', async () => {
  const one = await loadIris(resourcesFolder, 0.2);
  const two = await loadIris(resourcesFolder, 0.2);
  expect([one.train.count, one.validation.count]).toEqual([120, 30]);
  const labels = one.validation.gatherTargets(allOf(30));
  expect([0, 1, 2].map((kind) => labels.filter((label) => label === kind).length)).toEqual([
    10, 10, 10,
  ]);
  expect(two.validation.gatherInputs(allOf(30))).toEqual(one.validation.gatherInputs(allOf(30)));
});

test.each([
  ['a flower missing', (text: string) => text.replace(/\n[^\n]+\n$/, '\n')],
  ['an unknown kind', (text: string) => text.replace('virginica', 'rosa')],
  ['a length that is no number', (text: string) => text.replace('5.1', 'x')],
])('a file with %s is refused as damaged', async (_what, spoil) => {
  const folder = mkdtempSync(join(tmpdir(), 'lienzo-iris-'));
  mkdirSync(join(folder, 'datasets'));
  const text = readFileSync(join(resourcesFolder, 'datasets/iris.csv'), 'utf8');
  writeFileSync(join(folder, 'datasets/iris.csv'), spoil(text));
  await expect(loadIris(folder, 0.2)).rejects.toMatchObject({ problem: { code: 'iris-damaged' } });
  await expect(loadIris(join(folder, 'nowhere'), 0.2)).rejects.toMatchObject({
    problem: { code: 'data-unreadable' },
  });
});
