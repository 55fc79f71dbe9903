import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { asksOf, type DatasetFile } from '../../../src-shared/datasets/imported-dataset.ts';
import type { TableOptions } from '../../../src-shared/datasets/import-options.ts';
import type { SentencesContent } from '../../../src-shared/datasets/sentences-content.ts';
import { fitToData } from '../../../src-shared/document/fit-to-data.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { initialTraining } from '../../../src-shared/templates/make-network.ts';
import { placeParts } from '../../../src-shared/templates/place-parts.ts';
import type { Document } from '../../../src-shared/document/document.ts';
import { evaluateRun } from '../../../src-trainer/requests/evaluate-run.ts';
import { predictWithRun } from '../../../src-trainer/requests/predict-with-run.ts';
import { problemOf, resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { importHere, placeFiles, refusedHere } from './import-here.ts';

const things = ['la película', 'el libro', 'aquel café', 'tu idea', 'este viaje', 'la canción'];
const good = ['es buena', 'me encanta', 'fue un placer', 'resulta estupenda'];
const bad = ['es mala', 'me aburre', 'fue un horror', 'resulta pesada'];

/** Opinions in Spanish, every thing with every judgement. */
function opinions(): string {
  const rows = things.flatMap((thing) => [
    ...good.map((said) => `"${thing}, ${said}!",bien`),
    ...bad.map((said) => `"${thing} ${said}.",mal`),
  ]);
  return `opinión,veredicto\n${rows.join('\n')}\n`;
}

const quick = { type: 'adam', learningRate: 0.02, beta1: 0.9, beta2: 0.999 } as const;

/** The mean of what words mean, and a class of it: its ends are those of no data yet. */
const meanOfWords: Document = {
  title: 'opiniones',
  networks: [
    {
      id: 'network',
      name: 'opiniones',
      graph: placeParts([
        ['input', 'Input', { shape: [2], dtype: 'int32' }, 0, 0, []],
        ['words', 'Embedding', { inputDim: 3, outputDim: 8, maskZero: true }, 1, 0, ['input']],
        ['mean', 'GlobalAveragePooling1D', {}, 2, 0, ['words']],
        ['said', 'Dense', { units: 1, activation: 'sigmoid' }, 3, 0, ['mean']],
        ['output', 'Output', { loss: 'binaryCrossentropy' }, 4, 0, ['said']],
      ]),
    },
  ],
  data: { source: { kind: 'none' }, validationShare: 0.2 },
  training: initialTraining,
};

const importCsv = (content: string, table: TableOptions = {}) =>
  importHere(join(placeFiles({ 'opiniones.csv': content }), 'opiniones.csv'), { table });

function contentOf({ content }: DatasetFile): SentencesContent {
  if (content.kind !== 'sentences') throw new Error(content.kind);
  return content;
}

describe('a table with a column of texts', () => {
  it('becomes texts with their classes, where there is nothing else to learn from', async () => {
    const { dataset, read } = await importCsv(opinions());
    expect(dataset).toMatchObject({ examples: 48, skipped: 0 });
    const content = contentOf(dataset);
    expect(content).toMatchObject({
      unit: 'words',
      column: { name: 'opinión', at: 0 },
      target: { kind: 'class', classes: ['bien', 'mal'] },
    });
    expect(content.vocabulary.slice(0, 2)).toEqual(['<pad>', '<unk>']);
    const tokens = read('tokens.i32');
    const first = Array.from(
      { length: content.steps },
      (_, at) => content.vocabulary[tokens.readInt32LE(4 * at)],
    );
    expect(first.filter((it) => it !== '<pad>')).toEqual([
      'la',
      'película',
      ',',
      'es',
      'buena',
      '!',
    ]);
  });

  it.each(['words', 'pairs', 'characters'] as const)('is read in %s', async (unit) => {
    const { dataset } = await importCsv(opinions(), { unit });
    const { vocabulary, longest } = contentOf(dataset);
    expect(longest).toBeGreaterThan(4);
    expect(vocabulary.includes('película')).toBe(unit === 'words');
    expect(vocabulary.includes('▁')).toBe(unit === 'pairs');
  });

  it('stays a table where its other columns can be learned from, unless somebody says which is the text', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `texto ${at} de prueba,${at * 1.5},${at % 2}`,
    );
    const csv = `frase,peso,clase\n${rows.join('\n')}\n`;
    expect((await importCsv(csv)).dataset.content.kind).toBe('table');
    expect((await importCsv(csv, { text: 'frase' })).dataset.content.kind).toBe('sentences');
    expect((await importCsv(csv, { kinds: { 1: 'text' } })).dataset.content.kind).toBe('sentences');
  });

  it('leaves out rows without a text or a class and counts them; with none left it is refused', async () => {
    const { dataset } = await importCsv(`${opinions()},bien\n"sin clase",\n`);
    expect(dataset).toMatchObject({
      examples: 48,
      reasons: { 'missing-value': 1, 'missing-target': 1 },
      named: { 'missing-value': [expect.any(String)], 'missing-target': [expect.any(String)] },
    });
    const path = join(placeFiles({ 'x.csv': 'texto,clase\n,a\n,b\n' }), 'x.csv');
    const { problem, left } = await refusedHere(path, { table: { text: 'texto' } });
    expect(problem).toMatchObject({ code: 'csv-no-rows-missing-value', details: { line: 2 } });
    expect(left).toEqual([]);
  });
});

it('a network learns which words say what, and reads texts that it has not seen', async () => {
  const { dataset, folder } = await importCsv(opinions());
  const source = { kind: 'imported', id: dataset.id, asks: asksOf(dataset) } as const;
  const document = fitToData(meanOfWords, source);
  const compiled = compileRun(
    {
      ...document,
      data: { ...document.data, validationShare: 0.25 },
      training: { ...document.training, optimizer: quick, batchSize: 12, epochs: 25 },
    },
    'network',
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const dir = await temporaryFolder();
  const { finished } = await trainHere(dir, compiled.spec, { dataPath: folder });
  expect(finished.valAccuracy).toBeGreaterThan(0.9);

  const others = await importCsv(
    'opinión,veredicto\n"tu perro me aburre",mal\n"la paz, un placer",bien\n',
    { text: 'opinión' },
  );
  const evaluation = await evaluateRun(
    { type: 'evaluate', requestId: 1, dir, dataPath: others.folder },
    resourcesFolder,
  );
  expect(evaluation).toMatchObject({ kind: 'evaluation', examples: 2, accuracy: 1 });

  const predict = (...inputs: string[]) =>
    predictWithRun({ type: 'predict', requestId: 2, dir, inputs });
  expect(await predict('¡Me encanta tu casa!', 'Qué horror')).toMatchObject({
    items: [{ label: 'bien' }, { label: 'mal' }],
  });
  expect((await problemOf(predict('   '))).code).toBe('input-says-nothing');
});
