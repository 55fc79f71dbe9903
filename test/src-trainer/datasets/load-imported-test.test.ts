import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { Examples } from '../../../src-trainer/datasets/dataset.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { loadEvaluationSet } from '../../../src-trainer/datasets/load-evaluation-set.ts';
import { importHere, placeFiles } from '../import/import-here.ts';
import { makePng } from '../import/make-pictures.ts';
import { problemOf } from './idx-files.ts';

const data = { source: { kind: 'imported', id: 'x-1' }, validationShare: 0.25 } as const;
const importCsv = async (text: string) =>
  (await importHere(join(placeFiles({ 't.csv': text }), 't.csv'))).folder;
const all = ({ count }: Examples) => Int32Array.from({ length: count }, (_, at) => at);

const learned = [
  'x,color,y',
  ...Array.from(
    { length: 40 },
    (_, at) => `${at},${['azul', 'rojo', 'verde'][at % 3]},${at % 2 ? 'sí' : 'no'}`,
  ),
].join('\n');

async function evaluateOn(text: string) {
  const runFolder = await importCsv(learned);
  const own = { data, dataPath: runFolder, resourcesFolder: '', seed: 1 };
  const run = await loadDataset(own);
  const other = await importCsv(text);
  const set = () =>
    loadEvaluationSet({ ...own, dataPath: other, runDataPath: runFolder, known: run });
  return { run, set };
}

describe('a run is evaluated on another imported table', () => {
  test('with its own figures, whatever the order of columns, values and classes', async () => {
    const { run, set: ordered } = await evaluateOn(
      'color,x,y\nverde,7,sí\nrojo,0,no\nrojo,39,sí\n',
    );
    const number = run.table?.columns[0];
    if (number?.kind !== 'number') throw new Error('no number');
    const { examples } = await ordered();
    const inputs = examples.gatherInputs(all(examples));
    const at = (x: number) => Math.fround((x - number.mean) / number.deviation);
    expect([...inputs]).toEqual([at(7), 0, 0, 1, at(0), 0, 1, 0, at(39), 0, 1, 0]);
    expect([...examples.gatherTargets(all(examples))]).toEqual([1, 0, 1]);
  });

  test.each([
    ['test-column-missing', 'z,color,y\n1,rojo,sí\n2,azul,no\n'],
    ['test-value-unknown', 'x,color,y\n1,negro,sí\n2,azul,no\n'],
    ['test-class-unknown', 'x,color,y\n1,rojo,quizá\n2,azul,no\n'],
  ])('and refused with %s', async (code, text) => {
    const { set } = await evaluateOn(text);
    expect((await problemOf(set())).code).toBe(code);
  });

  test('and refused with pictures', async () => {
    const { run } = await evaluateOn(learned);
    const { folder } = await importHere(
      placeFiles({
        'a/1.png': makePng(4, 4, () => [1, 2, 3]),
        'b/1.png': makePng(4, 4, () => [4, 5, 6]),
      }),
    );
    const request = { data, dataPath: folder, resourcesFolder: '', seed: 1, known: run };
    expect((await problemOf(loadEvaluationSet(request))).code).toBe('test-class-unknown');
    const without = { ...request, known: undefined };
    expect((await problemOf(loadEvaluationSet(without))).code).toBe('test-other-kind');
  });
});

describe('a run is evaluated on other pictures', () => {
  test('the test part of them, classes by their names', async () => {
    const picture = makePng(4, 4, () => [10, 20, 30]);
    const { folder } = await importHere(
      placeFiles({
        'train/perro/1.png': picture,
        'train/gato/1.png': picture,
        'test/perro/1.png': picture,
      }),
    );
    const known = { classes: ['perro', 'gato', 'pez'] };
    const request = { data, dataPath: folder, resourcesFolder: '', seed: 1, known };
    const { examples } = await loadEvaluationSet(request);
    expect([...examples.gatherTargets(all(examples))]).toEqual([0]);
  });
});
