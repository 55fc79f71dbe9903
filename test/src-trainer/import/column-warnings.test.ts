import { join } from 'node:path';

import { expect, test } from 'vitest';

import { wordTable } from '../../../src-main/cli/word-table.ts';
import { previewData } from '../../../src-trainer/import/import-data.ts';
import { houses } from '../datasets/houses.ts';
import { makeFolder } from '../datasets/idx-files.ts';
import { placeFiles } from './import-here.ts';

async function preview(text: string) {
  const path = join(placeFiles({ 'casas.csv': text }), 'casas.csv');
  const surroundings = {
    libraryFolder: makeFolder({}),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  };
  const seen = await previewData({ kind: 'path', path }, {}, surroundings);
  if (seen.kind !== 'table') throw new Error(seen.kind);
  return seen;
}
const table = (header: string, row: (at: number) => string, count = 30) =>
  [header, ...Array.from({ length: count }, (_, at) => row(at))].join('\n');

test('measured numbers are no ids, and what is learned is told with its range', async () => {
  const seen = await preview(houses(40));
  expect(seen.warnings).toBeUndefined();
  expect(seen.range!.least).toBeGreaterThan(60_000);
  expect(seen.range!.most).toBeLessThan(530_000);
  const [line] = wordTable({ ...seen, range: { least: 70_000, most: 512_000 } }, 'en');
  expect(line).toBe(
    'Regression: learns precio, from 70,000 to 512,000, from metros, habitaciones.',
  );
});

test('a column that is different in every row, and one of dates, are warned of', async () => {
  const seen = await preview(
    table(
      'id;fecha;dni;ancho;clase',
      (at) => `${at + 1};${(at % 28) + 1}/03/2024;X${at * 7};${at * 1.5};${at % 2 ? 'sí' : 'no'}`,
    ),
  );
  expect(seen.warnings).toEqual([
    { name: 'id', what: 'id', isLeftOut: false },
    { name: 'fecha', what: 'date', isLeftOut: true },
    { name: 'dni', what: 'id', isLeftOut: true },
  ]);
  expect(wordTable(seen, 'es')[0]).toBe(
    'Clasificación: aprende clase, 2 clases (no, sí), a partir de id, ancho.',
  );
  expect(wordTable(seen, 'es')).toHaveLength(4);
});

test('a few rows say nothing of ids', async () => {
  const seen = await preview(table('id;x;y', (at) => `${at};${at % 3};${at * 0.5}`, 9));
  expect(seen.warnings).toBeUndefined();
});
