import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { PictureOptions } from '../../../src-shared/datasets/import-options.ts';
import { decodePicture } from '../../../src-trainer/datasets/decode-picture.ts';
import { fitToPlan } from '../../../src-shared/pictures/fit-to-plan.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { readInput } from '../../../src-trainer/datasets/read-input.ts';
import { importHere, placeFiles, refusedHere, type ImportedHere } from './import-here.ts';
import { makeCmykJpeg, makeJpeg, makePalettePng, makePng } from './make-pictures.ts';

const red = makePng(4, 4, () => [255, 0, 0]);
const blue = makePng(4, 4, () => [0, 0, 255]);

const importFiles = (files: Record<string, Uint8Array | string>, pictures: PictureOptions = {}) =>
  importHere(placeFiles(files), { pictures });
const picturesOf = ({ dataset }: ImportedHere) => {
  if (dataset.content.kind !== 'images') throw new Error('no pictures');
  return dataset.content;
};
const labelsOf = ({ read, dataset }: ImportedHere) => {
  const bytes = read('labels.i32');
  return Array.from({ length: dataset.examples }, (_, at) => bytes.readInt32LE(4 * at));
};

describe('pictures in folders', () => {
  test('a folder is a class, in the order of the alphabet, and every picture keeps its colours', async () => {
    const imported = await importFiles({
      'rojo/1.png': red,
      'rojo/2.PNG': red,
      'azul/1.png': blue,
      'azul/más/3.png': blue,
    });
    expect(imported.dataset).toMatchObject({ examples: 4, skipped: 0 });
    expect(picturesOf(imported).classes).toEqual(['azul', 'más', 'rojo']);
    expect(picturesOf(imported).plan).toEqual({ height: 4, width: 4, channels: 3, fit: 'crop' });
    expect(labelsOf(imported)).toEqual([0, 1, 2, 2]);
    const pixels = imported.read('pixels.u8');
    expect([...pixels.subarray(0, 3)]).toEqual([0, 0, 255]);
    expect([...pixels.subarray(-3)]).toEqual([255, 0, 0]);
  });

  test('folders called train and test say what is measured on', async () => {
    const imported = await importFiles({
      'flores/test/rosa/1.png': red,
      'flores/train/rosa/1.png': red,
      'flores/train/rosa/2.png': red,
      'flores/train/lirio/1.png': blue,
    });
    expect(imported.dataset).toMatchObject({ examples: 4, trainExamples: 3 });
    const dataset = await loadDataset({
      data: { source: { kind: 'none' }, validationShare: 0.5 },
      dataPath: imported.folder,
      resourcesFolder: '',
      seed: 1,
    });
    expect([dataset.train.count, dataset.validation.count]).toEqual([3, 1]);
    expect(dataset.validation.gatherTargets(Int32Array.of(0))).toEqual(Int32Array.of(1));
    expect(dataset.inputShape).toEqual([4, 4, 3]);
  });

  test('what is no picture, or lies in no class, is skipped, counted and named; what systems leave is not', async () => {
    const imported = await importFiles({
      'a/1.png': red,
      'b/1.png': blue,
      'b/2.png': blue,
      'a/roto.png': red.subarray(0, 40),
      // Its header is good; what is wrong with it shows when it is decoded.
      'b/cortada.jpg': makeJpeg(40, 40, (x, y) => [6 * x, 6 * y, 90]).subarray(0, 700),
      'a/nota.txt': 'x',
      'suelta.png': red,
      'a/Thumbs.db': 'x',
      '__MACOSX/a/._1.png': 'x',
    });
    expect(imported.dataset).toMatchObject({
      examples: 3,
      skipped: 4,
      reasons: { 'picture-damaged': 2, 'not-a-picture': 1, 'no-class': 1 },
      named: {
        'picture-damaged': ['a/roto.png', 'b/cortada.jpg'],
        'not-a-picture': ['a/nota.txt'],
        'no-class': ['suelta.png'],
      },
    });
  });

  test('pictures of several sizes become one; grey ones stay grey', async () => {
    const grey = (size: number) => makePng(size, size, () => [90, 90, 90], { colorType: 0 });
    const imported = await importFiles({
      'a/1.png': grey(10),
      'a/2.png': grey(20),
      'b/1.png': grey(30),
    });
    const content = picturesOf(imported);
    expect(content.plan).toMatchObject({ height: 20, width: 20, channels: 1 });
    expect(content.steps).toMatchObject({ resized: 2, greyed: 0 });
    expect(new Set(imported.read('pixels.u8'))).toEqual(new Set([90]));
    const asked = await importFiles(
      { 'a/1.png': grey(10), 'b/1.png': red },
      { width: 6, height: 3, channels: 1, fit: 'stretch' },
    );
    expect(picturesOf(asked).plan).toEqual({ height: 3, width: 6, channels: 1, fit: 'stretch' });
    expect(picturesOf(asked).steps).toMatchObject({ greyed: 1 });
  });

  test('says what was done: 16 bits, alpha, palette, CMYK, turned', async () => {
    const imported = await importFiles(
      {
        'a/alpha.png': makePng(8, 8, () => [0, 0, 0, 0], { colorType: 6 }),
        'a/deep.png': makePng(8, 8, () => [255, 128, 0], { bitDepth: 16 }),
        'a/palette.png': makePalettePng(
          8,
          8,
          [
            [1, 2, 3],
            [200, 100, 50],
          ],
          () => 1,
        ),
        'b/cmyk.jpg': makeCmykJpeg([255, 0, 0, 0]),
        'b/turned.jpeg': makeJpeg(8, 8, () => [10, 200, 30], 6),
      },
      { width: 8, height: 8 },
    );
    const { steps } = picturesOf(imported);
    expect(steps).toEqual({
      turned: 1,
      resized: 0,
      flattened: 1,
      narrowed: 1,
      greyed: 0,
      converted: 1,
    });
    const pixels = imported.read('pixels.u8');
    const first = (picture: number) => [...pixels.subarray(picture * 192, picture * 192 + 3)];
    expect(first(0)).toEqual([255, 255, 255]);
    expect(first(1)).toEqual([255, 128, 0]);
    expect(first(2)).toEqual([200, 100, 50]);
    expect(first(3)).toEqual([0, 255, 255]);
    for (const [at, value] of [10, 200, 30].entries()) {
      expect(Math.abs((first(4)[at] ?? 0) - value)).toBeLessThan(6);
    }
  });

  test('a picture to predict from goes the same way as those that were learned', async () => {
    const folder = placeFiles({
      'x.png': makePng(8, 4, (x) => (x < 4 ? [255, 0, 0] : [0, 0, 255])),
    });
    const plan = { height: 2, width: 2, channels: 3, fit: 'crop' } as const;
    const input = await readInput(join(folder, 'x.png'), { shape: [2, 2, 3], pictures: plan });
    expect([...input.values]).toEqual([1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1]);
  });

  test('the same pictures have the same id', async () => {
    const files = { 'a/1.png': red, 'b/1.png': blue };
    const [one, other] = [await importFiles(files), await importFiles(files)];
    expect(one.dataset.hash).toBe(other.dataset.hash);
  });

  test.each([
    ['pictures-no-class', { '1.png': red }],
    ['pictures-one-class', { 'a/1.png': red, 'a/2.png': red }],
    [
      'picture-damaged',
      { 'a/1.png': red.subarray(0, 60), 'b/1.png': blue.subarray(0, 60), 'c/1.png': red },
    ],
  ])('is refused with %s, and nothing is left of it', async (code, files) => {
    const { problem, left } = await refusedHere(placeFiles(files));
    expect(problem.code).toBe(code);
    expect(left).toEqual([]);
  });
});

describe('a picture is turned upright', () => {
  // Upright it is red at the left and blue at the right, white at the top and black at the bottom.
  const upright = (x: number, y: number) => {
    const light = y < 16 ? 255 : 0;
    return x < 16 ? ([255, light, light] as const) : ([light, light, 255] as const);
  };
  const width = 32;
  // How each orientation lies in the file. Source: CIPA DC-008 (Exif 2.3), tag 274.
  const inFile: Record<number, (x: number, y: number) => readonly [number, number]> = {
    1: (x, y) => [x, y],
    2: (x, y) => [width - 1 - x, y],
    3: (x, y) => [width - 1 - x, width - 1 - y],
    4: (x, y) => [x, width - 1 - y],
    5: (x, y) => [y, x],
    6: (x, y) => [width - 1 - y, x],
    7: (x, y) => [width - 1 - y, width - 1 - x],
    8: (x, y) => [y, width - 1 - x],
  };

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('from orientation %i', (orientation) => {
    const place = inFile[orientation];
    if (place === undefined) throw new Error('no such orientation');
    const bytes = makeJpeg(width, width, (x, y) => upright(...place(x, y)), orientation);
    const { rgba } = decodePicture('x.jpg', bytes);
    for (const [x, y] of [
      [4, 4],
      [28, 4],
      [4, 28],
      [28, 28],
    ] as const) {
      for (const [channel, value] of upright(x, y).entries()) {
        expect(Math.abs((rgba[4 * (y * width + x) + channel] ?? 0) - value)).toBeLessThan(24);
      }
    }
  });
});

describe('a picture is fitted', () => {
  test('cut in the middle, padded with black, or stretched', () => {
    const wide = {
      height: 1,
      width: 4,
      rgba: Uint8Array.from([9, 9, 9, 255, 50, 50, 50, 255, 70, 70, 70, 255, 9, 9, 9, 255]),
    };
    const fit = (how: 'crop' | 'pad' | 'stretch', height: number, width: number) => [
      ...fitToPlan(wide, { height, width, channels: 1, fit: how }),
    ];
    expect(fit('crop', 1, 2)).toEqual([50, 70]);
    expect(fit('stretch', 1, 2)).toEqual([30, 40]);
    expect(fit('pad', 3, 4)).toEqual([0, 0, 0, 0, 9, 50, 70, 9, 0, 0, 0, 0]);
  });

  test('a set too large for the memory is read from its file, row by row', async () => {
    const { openRows } = await import('../../../src-trainer/datasets/imported-folder.ts');
    const { rowExamples } = await import('../../../src-trainer/datasets/row-examples.ts');
    const folder = placeFiles({ 'pixels.u8': Uint8Array.from([0, 51, 102, 153, 204, 255]) });
    const inputs = await openRows(folder, 'pixels.u8', 3, 2);
    const targets = Int32Array.of(0, 1, 2);
    const examples = rowExamples({ inputs, length: 2, divisor: 255, targets }, Int32Array.of(2, 0));
    expect(examples.resident).toBeUndefined();
    const gathered = examples.gatherInputs(Int32Array.of(0, 1));
    expect([...gathered].map((it) => Math.round(255 * it))).toEqual([204, 255, 0, 51]);
    writeFileSync(join(folder, 'pixels.u8'), new Uint8Array(1));
    expect(() => examples.gatherInputs(Int32Array.of(0))).toThrow('dataset-damaged');
  });
});
