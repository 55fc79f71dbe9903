import { describe, expect, test } from 'vitest';

import type { TablePipeline } from '../../../src-shared/datasets/table-pipeline.ts';
import { isTableFile, readTableFile } from '../../../src-trainer/datasets/read-table-file.ts';
import { problemOf } from './idx-files.ts';

const pipeline: TablePipeline = {
  columns: [
    { kind: 'number', name: 'metros', at: 0, mean: 100, deviation: 50 },
    { kind: 'category', name: 'barrio', at: 1, values: ['centro', 'mar'], fill: 0 },
  ],
  fileColumns: 3,
  decimal: '.',
};
const read = (text: string, of = pipeline) =>
  readTableFile('casas.csv', new TextEncoder().encode(text), of);

describe('a table to be predicted from', () => {
  test('is told from a row by its ending', () => {
    expect(['casas.csv', '/a/Casas.TSV'].every(isTableFile)).toBe(true);
    expect(['1,2', '1.5;mar', '0.3'].some(isTableFile)).toBe(false);
  });

  test.each([
    ['with the answer', 'metros;barrio;precio\n150;mar;3\n50;centro;1\n'],
    ['without it', 'metros,barrio\n150,mar\n50,centro\n'],
    [
      'in another order, with columns of its own',
      'id\tbarrio\tmetros\n1\tmar\t150,0\n2\tcentro\t50\n',
    ],
    ['without names, whole rows', '150;mar;3\n50;centro;1\n'],
    ['without names, the network’s columns', '150|mar\n50|centro\n'],
  ])('is read row by row: %s', (_, text) => {
    const rows = read(text);
    expect(rows.map(({ values }) => [...values])).toEqual([
      [1, 0, 1],
      [-1, 1, 0],
    ]);
  });

  test('says each row as it stands there', () => {
    expect(read('barrio;metros\nmar;150\n').map(({ input }) => input)).toEqual(['mar;150']);
  });

  test('of one column is one', () => {
    const [metres] = pipeline.columns;
    const rows = read('metros\n150\n50\n', { ...pipeline, columns: [metres!], fileColumns: 2 });
    expect(rows.map(({ values }) => [...values])).toEqual([[1], [-1]]);
  });

  test.each([
    [
      'metros;precio\n150;3\n',
      'input-columns-missing',
      { missing: 'barrio', found: 'metros, precio' },
    ],
    ['a;b\n1;2\n', 'input-columns-missing', { missing: 'metros, barrio', found: 'a, b' }],
    ['metros;barrio\n150;mar\n50\n', 'input-row-uneven', { row: 2, count: 1, needed: 2 }],
    [
      'metros;barrio\n150;mar\nx;mar\n',
      'input-row-no-number',
      { row: 2, cell: 'x', name: 'metros' },
    ],
    ['metros;barrio\n150;lago\n', 'input-row-unknown', { row: 1, cell: 'lago' }],
    ['metros;barrio\n', 'csv-empty', {}],
  ])('%j is refused with %s', async (text, code, details) => {
    const problem = await problemOf(Promise.resolve().then(() => read(text)));
    expect(problem).toMatchObject({ code, details: { path: 'casas.csv', ...details } });
  });
});
