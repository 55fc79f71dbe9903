import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { loadEvaluationSet } from '../../../src-trainer/datasets/load-evaluation-set.ts';
import { makeFolder, makeIdx, problemOf } from './idx-files.ts';

const data = { source: { kind: 'digits' }, validationShare: 0.2 } as const;
const request = (dataPath: string, seed = 1) => ({ data, dataPath, resourcesFolder: '', seed });

const images = (count: number, size = 4) => makeIdx([count, size, size]);
const labels = (count: number, classes = 10) =>
  makeIdx(
    [count],
    Uint8Array.from({ length: count }, (_, index) => index % classes),
  );
const pair = (prefix: string, count: number, size?: number) => ({
  [`${prefix}images-idx3-ubyte.gz`]: gzipSync(images(count, size)),
  [`${prefix}labels-idx1-ubyte`]: labels(count),
});
const targets = (examples: {
  count: number;
  gatherTargets: (at: Int32Array) => ArrayLike<number>;
}) =>
  Array.from(examples.gatherTargets(Int32Array.from({ length: examples.count }, (_, at) => at)));

describe('a folder with IDX files', () => {
  test('one pair alone is split by the seed, the same share of every class', async () => {
    const folder = makeFolder(pair('any-prefix-', 100));
    const [one, same, other] = [
      await loadDataset(request(folder, 1)),
      await loadDataset(request(folder, 1)),
      await loadDataset(request(folder, 2)),
    ];
    expect([one.train.count, one.validation.count]).toEqual([80, 20]);
    expect(targets(one.validation).sort()).toEqual(Array.from({ length: 20 }, (_, at) => at >> 1));
    const inputsOf = (it: typeof one) => it.validation.gatherInputs(Int32Array.of(0, 1, 2, 3));
    expect(inputsOf(one)).toEqual(inputsOf(same));
    expect(inputsOf(one)).not.toEqual(inputsOf(other));
    expect(one.hash).toBe(other.hash);
  });

  test('a pair of train and one of t10k are taken as they are', async () => {
    const folder = makeFolder({ ...pair('train-', 30), ...pair('t10k-', 10) });
    const loaded = await loadDataset(request(folder));
    expect([loaded.train.count, loaded.validation.count]).toEqual([30, 10]);
    expect(loaded.inputShape).toEqual([4, 4, 1]);
  });

  test('evaluation takes the t10k part, or all of a pair alone', async () => {
    const both = makeFolder({ ...pair('train-', 30), ...pair('t10k-', 10) });
    expect((await loadEvaluationSet(request(both))).examples.count).toBe(10);
    const alone = makeFolder(pair('mnist-t10k-', 50));
    expect((await loadEvaluationSet(request(alone))).examples.count).toBe(50);
  });

  test('an images file by itself finds its labels', async () => {
    const folder = makeFolder(pair('x-', 20));
    const path = join(folder, 'x-images-idx3-ubyte.gz');
    expect((await loadDataset(request(path))).train.count).toBe(16);
  });

  test.each([
    ['no files', {}, 'data-folder-empty'],
    ['images alone', { 'images-idx3-ubyte': images(5) }, 'data-partner-missing'],
    ['several pairs', { ...pair('a-', 5), ...pair('b-', 5) }, 'data-several-sets'],
    [
      'fewer labels than images',
      { 'images-idx3-ubyte': images(6), 'labels-idx1-ubyte': labels(5) },
      'idx-counts-differ',
    ],
    [
      'a label of no class',
      { 'images-idx3-ubyte': images(12), 'labels-idx1-ubyte': labels(12, 11) },
      'idx-label-out-of-range',
    ],
    [
      'images of two sizes',
      { ...pair('train-', 5, 4), ...pair('t10k-', 5, 5) },
      'idx-sizes-differ',
    ],
  ])('with %s is refused', async (_what, files, code) => {
    expect((await problemOf(loadDataset(request(makeFolder(files))))).code).toBe(code);
  });

  test('a label of no class is named with its byte', async () => {
    const folder = makeFolder({
      'images-idx3-ubyte': images(12),
      'labels-idx1-ubyte': labels(12, 11),
    });
    expect((await problemOf(loadDataset(request(folder)))).details).toMatchObject({
      offset: 8 + 10,
      label: 10,
      largest: 9,
    });
  });

  test('data of another kind than the network learns from are refused, naming both', async () => {
    const folder = makeFolder({ 'book.txt': 'Once upon a time', ...pair('', 10) });
    const text = { kind: 'text', corpus: 'hello', text: '', window: 4 } as const;
    const points = { kind: 'points', pattern: 'xor', count: 50, noise: 0 } as const;
    const codeOf = async (
      source: typeof text | typeof points | { kind: 'digits' },
      path: string,
    ) => {
      const own = { ...request(path), data: { source, validationShare: 0.2 } };
      return (await problemOf(loadDataset(own))).code;
    };
    expect(await codeOf(text, folder)).toBe('data-images-for-text');
    expect(await codeOf({ kind: 'digits' }, join(folder, 'book.txt'))).toBe('data-text-for-images');
    expect(await codeOf(points, folder)).toBe('data-file-for-points');
    expect(await codeOf({ kind: 'digits' }, join(folder, 'none'))).toBe('data-path-missing');
  });
});

const folder =
  process.env['LIENZO_TEST_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');

// The real files are no part of the project; without them the rest still says most.
if (existsSync(join(folder, 'mnist-t10k-images-idx3-ubyte.gz'))) {
  describe('the original test digits', () => {
    test('there are 10,000, and the first are 7 2 1 0 4 1 4 9 5 9', async () => {
      const { examples, inputShape } = await loadEvaluationSet(request(folder));
      expect(examples.count).toBe(10_000);
      expect(inputShape).toEqual([28, 28, 1]);
      expect(targets(examples).slice(0, 10)).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
    });
  });
} else {
  console.log(`not run: the original test digits are not in ${folder} (LIENZO_TEST_DATA names it)`);
}
