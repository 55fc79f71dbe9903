import { expect, test } from 'vitest';

import { healthySetUp } from '../../../../../src-main/cli/bench/doctor/healthy-set-ups.ts';
import { sickSetUp } from '../../../../../src-main/cli/bench/doctor/sick-set-ups.ts';
import { wordConfusion } from '../../../../../src-main/cli/bench/doctor/word-confusion.ts';
import { diseaseIds } from '../../../../../src-shared/doctor/disease.ts';
import { compileRun } from '../../../../../src-shared/spec/compile-run.ts';

const seeds = Array.from({ length: 44 }, (_, index) => 100 + index);

test('all diseases come in turn, and a seed always draws the same', () => {
  const sick = seeds.map(sickSetUp);
  for (const id of diseaseIds) expect(sick.filter(({ disease }) => disease === id)).toHaveLength(4);
  expect(seeds.map(sickSetUp)).toEqual(sick);
  expect(seeds.map(healthySetUp)).toEqual(seeds.map(healthySetUp));
  expect(healthySetUp(100).disease).toBeUndefined();
});

test('every drawn document compiles, but for the data of a table that is imported first', () => {
  for (const { document, table, disease } of [...seeds.map(sickSetUp), ...seeds.map(healthySetUp)])
    if (table === undefined)
      expect(compileRun(document, 'network').ok, `${disease} ${document.training.seed}`).toBe(true);
});

test('the healthy ones differ in data, depth, activation and optimizer', () => {
  const documents = seeds.map((seed) => healthySetUp(seed).document);
  const kinds = (read: (document: (typeof documents)[number]) => unknown): number =>
    new Set(documents.map(read)).size;
  expect(kinds(({ data }) => data.source.kind)).toBeGreaterThanOrEqual(5);
  expect(kinds(({ training }) => training.optimizer.type)).toBe(4);
  expect(kinds(({ networks }) => networks[0]?.graph.nodes.length)).toBeGreaterThanOrEqual(4);
  expect(
    kinds(({ networks }) => {
      const hidden = networks[0]?.graph.nodes.find(({ type }) => type === 'Dense');
      return hidden?.config['activation'];
    }),
  ).toBeGreaterThanOrEqual(5);
});

test('the confusion counts what was named first', () => {
  expect(
    wordConfusion([
      { disease: 'dead-relus', named: [] },
      { disease: 'dead-relus', named: ['dead-relus', 'overfitting'] },
      { disease: 'dead-relus', named: ['dead-relus'] },
      { disease: undefined, named: [] },
    ]),
  ).toBe('dead-relus: dead-relus 2, none 1; none: none 1');
});
