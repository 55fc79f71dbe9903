import { describe, expect, test } from 'vitest';

import { shapeOutlines } from '../../../src-shared/datasets/shape-outlines.ts';
import { shapePictures } from '../../../src-shared/datasets/shape-pictures.ts';
import { generateShapes } from '../../../src-trainer/datasets/generate-shapes.ts';
import { loadShapes } from '../../../src-trainer/datasets/load-shapes.ts';

const source = { kind: 'shapes', count: 400, seed: 1 } as const;
const pictureBytes = 32 * 32 * 3;

/** The mean of each of the three colours. */
function meanColour(pixels: Uint8Array): readonly number[] {
  return [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let at = channel; at < pixels.length; at += 3) sum += pixels[at]!;
    return sum / (pixels.length / 3);
  });
}

describe('pictures of shapes', () => {
  test('are as many as were asked for, 32 by 32 in three colours, as many of each class', () => {
    const { train, validation, inputShape, classes } = loadShapes(source, 0.2);
    expect(inputShape).toEqual([32, 32, 3]);
    expect([train.count, validation.count]).toEqual([320, 80]);
    expect(classes).toHaveLength(10);
    const labels = validation.gatherTargets(Int32Array.from({ length: 80 }, (_, index) => index));
    for (const label of shapePictures.classes.keys()) {
      expect(labels.filter((one) => one === label)).toHaveLength(8);
    }
    const values = train.gatherInputs(Int32Array.of(0, 1, 2));
    expect(values).toHaveLength(3 * pictureBytes);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThanOrEqual(1);
  });

  test('follow from the seed, and more of them begin with the fewer', () => {
    const { pixels } = generateShapes({ ...source, count: 30 });
    expect(generateShapes({ ...source, count: 30 }).pixels).toEqual(pixels);
    expect(generateShapes({ ...source, count: 60 }).pixels.subarray(0, pixels.length)).toEqual(
      pixels,
    );
    expect(generateShapes({ ...source, count: 30, seed: 2 }).pixels).not.toEqual(pixels);
  });

  test('are of every colour in every class, so that colour does not tell the class', () => {
    const { pixels, labels } = generateShapes({ ...source, count: 2000 });
    const sums = shapePictures.classes.map(() => [0, 0, 0]);
    const overall = meanColour(pixels);
    for (const [index, label] of labels.entries()) {
      const own = meanColour(pixels.subarray(index * pictureBytes, (index + 1) * pictureBytes));
      for (const channel of [0, 1, 2]) sums[label]![channel]! += own[channel]! / 200;
    }
    for (const colour of sums) {
      for (const [channel, mean] of colour.entries()) {
        // A picture's mean strays by about 60 of 255, so that one of 200 strays by about 4.
        expect(Math.abs(mean - overall[channel]!)).toBeLessThan(20);
      }
    }
  });

  test('show a shape that stands out from its ground', () => {
    const { pixels } = generateShapes({ ...source, count: 100 });
    for (let index = 0; index < 100; index += 1) {
      const picture = pixels.subarray(index * pictureBytes, (index + 1) * pictureBytes);
      const mean = meanColour(picture);
      const spreads = mean.map((middle, channel) => {
        let squares = 0;
        for (let at = channel; at < pictureBytes; at += 3) squares += (picture[at]! - middle) ** 2;
        return Math.sqrt(squares / 1024);
      });
      // Grain alone would be 9 in each.
      expect(Math.max(...spreads)).toBeGreaterThan(30);
    }
  });
});

test('no two outlines cover nearly the same', () => {
  const covered = shapeOutlines.map((isInside) =>
    Array.from({ length: 41 * 41 }, (_, at) =>
      isInside((at % 41) / 20 - 1, 1 - Math.floor(at / 41) / 20),
    ),
  );
  expect(shapeOutlines).toHaveLength(shapePictures.classes.length);
  for (const [one, a] of covered.entries()) {
    for (const b of covered.slice(one + 1)) {
      const both = a.filter((inside, at) => inside && b[at]).length;
      const either = a.filter((inside, at) => inside || b[at]).length;
      expect(both / either).toBeLessThan(0.9);
    }
  }
});
