import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { TableOptions } from '../../../src-shared/datasets/import-options.ts';
import { inOwnUnits } from '../../../src-shared/datasets/table-pipeline.ts';
import type { Examples } from '../../../src-trainer/datasets/dataset.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { readTableRow } from '../../../src-trainer/datasets/read-table-row.ts';
import { importHere, placeFiles } from '../import/import-here.ts';
import { problemOf } from './idx-files.ts';

const load = (dataPath: string, validationShare = 0.25, seed = 1) =>
  loadDataset({
    data: { source: { kind: 'none' }, validationShare },
    dataPath,
    resourcesFolder: '',
    seed,
  });
const importCsv = async (text: string, table: TableOptions = {}) =>
  (await importHere(join(placeFiles({ 't.csv': text }), 't.csv'), { table })).folder;
const all = ({ count }: Examples) => Int32Array.from({ length: count }, (_, at) => at);

/** 40 rows: a number with an outlier, a colour, and a class. */
const rows = Array.from(
  { length: 40 },
  (_, at) => `${at === 7 ? 1e6 : at},${['rojo', 'azul', 'verde'][at % 3]},${at % 2 ? 'sí' : 'no'}`,
);
const text = `x,color,y\n${rows.join('\n')}\n`;

describe('an imported table', () => {
  test('is standardised with mean and deviation of its training part, and of nothing else', async () => {
    const dataset = await load(await importCsv(text));
    expect([dataset.train.count, dataset.validation.count]).toEqual([30, 10]);
    expect(dataset).toMatchObject({ inputShape: [4], targetShape: [], classes: ['no', 'sí'] });
    const inputs = dataset.train.gatherInputs(all(dataset.train));
    const first = Array.from(inputs).filter((_, at) => at % 4 === 0);
    const mean = first.reduce((sum, it) => sum + it, 0) / 30;
    const variance = first.reduce((sum, it) => sum + (it - mean) ** 2, 0) / 30;
    expect(mean).toBeCloseTo(0, 5);
    expect(variance).toBeCloseTo(1, 5);
    const held = dataset.validation.gatherInputs(all(dataset.validation));
    const heldMean =
      Array.from(held)
        .filter((_, at) => at % 4 === 0)
        .reduce((a, b) => a + b) / 10;
    expect(Math.abs(heldMean)).toBeGreaterThan(0.01);
  });

  test('a category is one where its value stands and zero elsewhere, in the order of the alphabet', async () => {
    const dataset = await load(await importCsv(text), 0);
    const inputs = dataset.train.gatherInputs(Int32Array.of(0, 1, 2));
    const places = (row: number) => Array.from(inputs.subarray(4 * row + 1, 4 * row + 4));
    expect([places(0), places(1), places(2)]).toEqual([
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ]);
  });

  test('an empty cell becomes the training part’s mean, or its most frequent value', async () => {
    const filled = `${text},,sí\n`;
    const dataset = await load(await importCsv(filled, { missing: 'fill' }), 0);
    const inputs = dataset.train.gatherInputs(Int32Array.of(40));
    expect(Array.from(inputs)).toEqual([0, 0, 1, 0]);
  });

  test('numbers to be said stay what they are, where the document does not say otherwise', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => `${at},${at * 1000.5}`).join('\n');
    const dataset = await load(await importCsv(`x,y\n${lines}`), 0);
    expect(dataset).toMatchObject({ task: 'regression', targetShape: [1] });
    const targets = dataset.train.gatherTargets(Int32Array.of(0, 3));
    expect(targets).toEqual(Float32Array.of(0, 3001.5));
    expect(dataset.train.resident?.targets.becomes).toBe('float32');
  });

  test('numbers to be said are standardised with the figures of the training part, where it says so', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `${at},${at === 7 ? 1e9 : 300_000 + at}`);
    const folder = await importCsv(`x,y\n${lines.join('\n')}`);
    const scaled = await loadDataset({
      data: { source: { kind: 'none' }, validationShare: 0.25, standardiseTarget: true },
      ...{ dataPath: folder, resourcesFolder: '', seed: 1 },
    });
    const own = await load(folder);
    const { target } = scaled;
    if (target === undefined) throw new Error('no scale');
    expect(target.name).toBe('y');
    const learned = Array.from(scaled.train.gatherTargets(all(scaled.train)));
    const mean = learned.reduce((sum, it) => sum + it, 0) / 30;
    expect(mean).toBeCloseTo(0, 5);
    expect(learned.reduce((sum, it) => sum + (it - mean) ** 2, 0) / 30).toBeCloseTo(1, 5);
    for (const part of ['train', 'validation'] as const) {
      const before = own[part].gatherTargets(all(own[part]));
      const back = Array.from(scaled[part].gatherTargets(all(own[part])), (it) =>
        inOwnUnits(target, it),
      );
      for (const [at, it] of back.entries()) expect(it / before[at]!).toBeCloseTo(1, 3);
    }
    expect(own.target).toBeUndefined();
  });

  test('what an engine keeps is what is gathered', async () => {
    const { train } = await load(await importCsv(text));
    const { resident } = train;
    if (resident === undefined) throw new Error('nothing is resident');
    const [place = 0] = resident.placesOf(Int32Array.of(5));
    const { values } = resident.inputs;
    expect(Array.from(values.subarray(4 * place, 4 * place + 4))).toEqual(
      Array.from(train.gatherInputs(Int32Array.of(5))),
    );
  });

  test('is split by the seed, the same share of every class', async () => {
    const folder = await importCsv(text);
    const [one, same, other] = [
      await load(folder, 0.25, 1),
      await load(folder, 0.25, 1),
      await load(folder, 0.25, 2),
    ];
    const inputs = (it: typeof one) => it.validation.gatherInputs(all(it.validation));
    expect(inputs(one)).toEqual(inputs(same));
    expect(inputs(one)).not.toEqual(inputs(other));
    const targets = one.validation.gatherTargets(all(one.validation));
    expect(Array.from(targets).reduce((sum, it) => sum + it, 0)).toBe(5);
  });

  test('a row that is predicted from goes the same way as the rows of the table', async () => {
    const { table, train } = await load(await importCsv(text));
    if (table === undefined) throw new Error('no table');
    const whole = await load(await importCsv(text), 0);
    const at = table.columns[0];
    if (at?.kind !== 'number') throw new Error('no number');
    const row = readTableRow('3,rojo', table);
    expect(row[0]).toBeCloseTo((3 - at.mean) / at.deviation, 6);
    expect(Array.from(row.subarray(1))).toEqual([0, 1, 0]);
    expect(readTableRow('3;rojo', table)).toEqual(row);
    expect(readTableRow('3,rojo,no', table)).toEqual(row);
    expect(readTableRow('3,0;rojo', table)).toEqual(row);
    expect(train.count).toBeLessThan(whole.train.count);
  });

  test.each([
    ['3', 'input-cells-wrong'],
    ['3,rojo,no,4', 'input-cells-wrong'],
    ['tres,rojo', 'input-cell-no-number'],
    ['3,negro', 'input-cell-unknown'],
  ])('the row %s is refused with %s', async (row, code) => {
    const { table } = await load(await importCsv(text));
    if (table === undefined) throw new Error('no table');
    const pipeline = table;
    const read = () => Promise.resolve().then(() => readTableRow(row, pipeline));
    expect((await problemOf(read())).code).toBe(code);
  });

  test('is refused where a file of it is damaged', async () => {
    const folder = await importCsv(text);
    writeFileSync(join(folder, 'cells.f64'), new Uint8Array(8));
    expect((await problemOf(load(folder))).code).toBe('dataset-damaged');
    writeFileSync(join(folder, 'dataset.json'), '{}');
    expect((await problemOf(load(folder))).code).toBe('dataset-damaged');
  });
});

test('of imported texts, what no text to learn from has is unknown in those held out', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, at) => `"palabra${at} que está en ${at % 2 ? 'esta' : 'aquella'}",${at % 2 ? 'sí' : 'no'}`,
  );
  const {
    train,
    validation,
    symbols = [],
  } = await load(await importCsv(`texto,y\n${rows.join('\n')}\n`, { text: 'texto' }));
  const wordsOf = (examples: Examples): Set<string> =>
    new Set([...examples.gatherInputs(all(examples))].map((code) => symbols[code] ?? ''));
  expect([train.count, validation.count]).toEqual([30, 10]);
  const [learned, held] = [wordsOf(train), wordsOf(validation)];
  expect(learned.has('<unk>')).toBe(false);
  // One word of each text is its own, and 30 of them can be learned.
  expect([...learned].filter((word) => word.startsWith('palabra'))).toHaveLength(30);
  expect([...held].sort()).toEqual(['<unk>', 'aquella', 'en', 'esta', 'está', 'que']);
});
