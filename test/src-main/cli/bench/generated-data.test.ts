import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { generatePictures } from '../../../../src-main/cli/bench/generate-pictures.ts';
import { alphabetSize, generateText } from '../../../../src-main/cli/bench/generate-text.ts';
import { readImagePair } from '../../../../src-trainer/datasets/read-image-pair.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienzo-generated-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a text of the same seed is the same, and has the whole alphabet', () => {
  const text = generateText(5_000, 1);
  expect(text).toHaveLength(5_000);
  expect(new Set(text).size).toBe(alphabetSize);
  expect(generateText(5_000, 1)).toBe(text);
  expect(generateText(5_000, 2)).not.toBe(text);
});

test('pictures are a pair of files that the trainer reads, with ten classes alike in number', async () => {
  const wanted = { count: 40, height: 6, width: 9, seed: 1 };
  const read = async (seed: number): Promise<Awaited<ReturnType<typeof readImagePair>>> => {
    const place = await generatePictures(folder, { ...wanted, seed });
    const pair = {
      images: join(place, 'images-idx3-ubyte'),
      labels: join(place, 'labels-idx1-ubyte'),
    };
    return readImagePair(pair, 10);
  };
  const pictures = await read(1);
  expect([pictures.height, pictures.width, pictures.pixels.length]).toEqual([6, 9, 40 * 54]);
  const counts = Array.from(
    { length: 10 },
    (_, label) => pictures.labels.filter((one) => one === label).length,
  );
  expect(counts).toEqual(Array.from({ length: 10 }, () => 4));
  expect(await read(1)).toEqual(pictures);
  expect((await read(2)).pixels).not.toEqual(pictures.pixels);
});
