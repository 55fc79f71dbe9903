import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { makeIdx } from '../datasets/idx-files.ts';
import { importHere, placeFiles } from './import-here.ts';
import { makePng } from './make-pictures.ts';
import { makeZip } from './make-zip.ts';

const load = (dataPath: string, validationShare = 0.2) =>
  loadDataset({
    data: { source: { kind: 'none' }, validationShare },
    dataPath,
    resourcesFolder: '',
    seed: 1,
  });

/** A record of CIFAR-10: every pixel has these colours. */
const record = (label: number, red: number, green: number, blue: number) =>
  Buffer.concat([
    Buffer.of(label),
    Buffer.alloc(1024, red),
    Buffer.alloc(1024, green),
    Buffer.alloc(1024, blue),
  ]);

describe('CIFAR-10', () => {
  test('batches are learned from, the test batch is measured on, and planes become pictures', async () => {
    const { folder, dataset, read } = await importHere(
      placeFiles({
        'cifar/data_batch_2.bin': record(3, 7, 8, 9),
        'cifar/data_batch_1.bin': Buffer.concat([record(0, 1, 2, 3), record(9, 4, 5, 6)]),
        'cifar/test_batch.bin': record(1, 10, 11, 12),
        'cifar/readme.html': 'x',
      }),
    );
    expect(dataset).toMatchObject({ examples: 4, trainExamples: 3, skipped: 0 });
    const { content } = dataset;
    if (content.kind !== 'images') throw new Error('no pictures');
    expect([content.classes[0], content.classes[9]]).toEqual(['airplane', 'truck']);
    expect([...read('pixels.u8').subarray(3072 - 3, 3072 + 3)]).toEqual([1, 2, 3, 4, 5, 6]);
    const loaded = await load(folder);
    expect(loaded.inputShape).toEqual([32, 32, 3]);
    expect([...loaded.train.gatherTargets(Int32Array.of(0, 1, 2))]).toEqual([0, 9, 3]);
    expect([...loaded.validation.gatherTargets(Int32Array.of(0))]).toEqual([1]);
  });

  test('the names of the classes are those of the file beside it', async () => {
    const names = Array.from({ length: 10 }, (_, at) => `clase ${at}`);
    const { dataset } = await importHere(
      placeFiles({
        'test_batch.bin': record(1, 0, 0, 0),
        'batches.meta.txt': `${names.join('\n')}\n`,
      }),
    );
    expect(dataset.content).toMatchObject({ classes: names });
    expect(dataset.trainExamples).toBeUndefined();
  });
});

describe('IDX', () => {
  test('a pair is imported with its classes; one of a pair leads to the other', async () => {
    const folder = placeFiles({
      'train-images-idx3-ubyte.gz': gzipSync(makeIdx([6, 2, 2])),
      'train-labels-idx1-ubyte': makeIdx([6], Uint8Array.of(0, 1, 2, 0, 1, 2)),
    });
    for (const path of [folder, join(folder, 'train-labels-idx1-ubyte')]) {
      const { dataset, read } = await importHere(path);
      expect(dataset.content).toMatchObject({ classes: ['0', '1', '2'], plan: { channels: 1 } });
      expect([...read('pixels.u8').subarray(0, 5)]).toEqual([0, 1, 2, 3, 4]);
    }
  });

  registerRealFiles();
});

/** The real test set of MNIST and a real novel: only where the machine has them, and said where it has not. */
function registerRealFiles(): void {
  const real =
    process.env['LIENZO_TEST_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
  if (!existsSync(real)) {
    console.log(`not run: there are no real data in ${real}`);
    return;
  }
  test('the real digits have their count, classes and values', async () => {
    const { dataset, read } = await importHere(join(real, 'mnist-t10k-images-idx3-ubyte.gz'));
    expect(dataset).toMatchObject({ examples: 10_000, skipped: 0 });
    expect(dataset.content).toMatchObject({ classes: Array.from('0123456789') });
    const labels = read('labels.i32');
    const first = Array.from({ length: 10 }, (_, at) => labels.readInt32LE(4 * at));
    expect(first).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
    // The mean of all pixels of the test set is known to be 0.1325.
    const pixels = read('pixels.u8');
    const mean = pixels.reduce((sum, it) => sum + it, 0) / pixels.length / 255;
    expect(mean).toBeCloseTo(0.1325, 4);
  });

  test('the real novel is one text with its letters', async () => {
    const { dataset, read } = await importHere(join(real, 'quijote.txt'));
    const text = readFileSync(join(real, 'quijote.txt'), 'utf8').replaceAll('\r\n', '\n');
    expect(read('text.txt').toString('utf8')).toBe(text.replace(/^\uFEFF/, ''));
    expect(dataset.content).toMatchObject({ kind: 'text' });
  });
}

describe('a text', () => {
  test('is kept in UTF-8 with the line ends of Unix, whatever it was in, and is learned from', async () => {
    const text = 'Caña y niño.\r\n'.repeat(20);
    const { dataset, folder, read } = await importHere(
      join(placeFiles({ 'cuento.txt': Buffer.from(text, 'latin1') }), 'cuento.txt'),
    );
    expect(dataset).toMatchObject({ name: 'cuento', examples: 260 });
    expect(read('text.txt').toString()).toBe(text.replaceAll('\r\n', '\n'));
    const loaded = await load(folder, 0.25);
    expect(loaded).toMatchObject({ task: 'next-character', inputShape: [64] });
    expect(loaded.vocabulary).toContain('ñ');
  });

  test('several are one, in the order of their names', async () => {
    const { read } = await importHere(
      placeFiles({ '10.txt': 'tres', '2.txt': 'dos', '1.txt': 'uno' }),
    );
    expect(read('text.txt').toString()).toBe('uno\ndos\ntres');
  });
});

describe('a zip archive', () => {
  const red = makePng(4, 4, () => [255, 0, 0]);
  const blue = makePng(4, 4, () => [0, 0, 255]);
  const place = (entries: Parameters<typeof makeZip>[0]) =>
    join(placeFiles({ 'datos.zip': makeZip(entries) }), 'datos.zip');

  test('holds pictures in folders and gives the same data set as the folders do', async () => {
    const files = { 'flores/rosa/1.png': red, 'flores/lirio/ñ 2.png': blue };
    const zipped = await importHere(
      place([
        { name: 'flores/' },
        ...Object.entries(files).map(([name, data]) => ({ name, data })),
        { name: '__MACOSX/flores/._1.png', data: 'x' },
      ]),
      { name: 'flores' },
    );
    const plain = await importHere(placeFiles(files), { name: 'flores' });
    expect(zipped.dataset.id).toBe(plain.dataset.id);
    expect(zipped.dataset.skipped).toBe(0);
  });

  test('holds a table, IDX files, a text or CIFAR-10, stored or deflated', async () => {
    const table = await importHere(place([{ name: 'a/hojas.csv', data: 'x,y\n1,a\n2,b\n' }]));
    expect(table.dataset).toMatchObject({ name: 'hojas', source: 'hojas.csv', examples: 2 });
    const idx = await importHere(
      place([
        { name: 'mnist/x-images-idx3-ubyte', data: makeIdx([2, 2, 2]), isStored: true },
        { name: 'mnist/x-labels-idx1-ubyte', data: makeIdx([2], Uint8Array.of(0, 1)) },
      ]),
    );
    expect(idx.dataset).toMatchObject({ name: 'datos', examples: 2 });
    const text = await importHere(place([{ name: 'leeme.txt', data: 'hola' }]));
    expect(text.dataset.content).toMatchObject({ vocabulary: ['a', 'h', 'l', 'o'] });
    const cifar = await importHere(place([{ name: 'test_batch.bin', data: record(2, 0, 0, 0) }]));
    expect(cifar.dataset).toMatchObject({ examples: 1 });
  });
});
