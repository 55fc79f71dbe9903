import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { noAugmentation, type Augmentation } from '../../../../src-shared/document/augmentation.ts';
import type { Engine } from '../../../../src-trainer/engine/engine.ts';
import { bend } from '../../../../src-trainer/training/augmentation/bend.ts';
import type { ChanceName, Chances } from '../../../../src-trainer/training/augmentation/chances.ts';
import { cutOut } from '../../../../src-trainer/training/augmentation/cut-out.ts';
import {
  placeInPicture,
  planMap,
  startPlaces,
} from '../../../../src-trainer/training/augmentation/picture-map.ts';
import { samplePictures } from '../../../../src-trainer/training/augmentation/sample-pictures.ts';
import { enginesHere, openHere } from '../../gates/engines-here.ts';
import { drawNumbers, drawTensor } from '../../gates/seeded-tensors.ts';

const side = 8;
type Picture = readonly (readonly number[])[];

/** Chances that are known: for each picture of a batch the numbers of `[0, 1)` that are named, 1/2 else. */
function knownChances(...batch: readonly Readonly<Partial<Record<ChanceName, number>>>[]): Chances {
  const uniform = (name: ChanceName): tf.Tensor =>
    tf.tensor(
      batch.map((own) => own[name] ?? 0.5),
      [batch.length, 1, 1, 1],
    );
  return { uniform, signed: (name) => tf.sub(tf.mul(uniform(name), 2), 1) };
}

/** A picture of one bright pixel. */
function dot(row: number, column: number): Picture {
  return Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (_value, x) => Number(y === row && x === column)),
  );
}

function toTensor(pictures: readonly Picture[]): tf.Tensor4D {
  return tf.tensor4d(
    pictures.map((picture) => picture.map((row) => row.map((value) => [value]))),
    [pictures.length, side, side, 1],
  );
}

function toPictures(tensor: tf.Tensor): number[][][] {
  return tf.squeeze(tensor, [3]).arraySync() as number[][][];
}

/** The picture under changes of which all chances are known. */
function changed(
  picture: Picture,
  settings: Partial<Augmentation>,
  chances: Readonly<Partial<Record<ChanceName, number>>>,
): number[][] {
  return tf.tidy(() => {
    const map = planMap({ ...noAugmentation, ...settings }, knownChances(chances), 1)!;
    const places = placeInPicture(map(startPlaces(side, side)), side, side);
    return toPictures(samplePictures(toTensor([picture]), places))[0]!;
  });
}

/** Where the brightness of a picture lies, in pixels from its middle. */
function middleOf(picture: readonly (readonly number[])[]) {
  let [sum, x, y] = [0, 0, 0];
  for (const [row, values] of picture.entries()) {
    for (const [column, value] of values.entries()) {
      sum += value;
      x += value * (column - (side - 1) / 2);
      y += value * (row - (side - 1) / 2);
    }
  }
  return { x: x / sum, y: y / sum, sum };
}

const drawn = drawNumbers(['picture'], side * side);
const random = Array.from({ length: side }, (_, row) => [
  ...drawn.subarray(row * side, (row + 1) * side),
]);

function expectNear(one: Picture, other: Picture): void {
  for (const [y, row] of other.entries()) {
    for (const [x, value] of row.entries()) {
      expect(one[y]![x], `row ${y}, column ${x}`).toBeCloseTo(value, 4);
    }
  }
}

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it('a picture read at its own places stays as it is', () => {
    tf.tidy(() => {
      const pictures = drawTensor(['identity'], [3, 5, 7, 2]) as tf.Tensor4D;
      const places = placeInPicture(startPlaces(5, 7), 5, 7);
      const read = samplePictures(pictures, places).dataSync();
      for (const [index, value] of pictures.dataSync().entries()) {
        expect(read[index]).toBeCloseTo(value, 5);
      }
    });
  });

  it('a shift moves right and down by its share of the side, and black comes in', () => {
    const moved = changed(random, { shift: 0.25 }, { shiftX: 1, shiftY: 0.75 });
    // 2 of 8 pixels to the right, 1 down.
    const wanted = random.map((_row, y) => random.map((_value, x) => random[y - 1]?.[x - 2] ?? 0));
    expectNear(moved, wanted);
  });

  it('half a pixel of shift is the mean of two neighbours', () => {
    const moved = changed(random, { shift: 0.0625 }, { shiftX: 1 });
    const wanted = random.map((row) => row.map((value, x) => (value + (row[x - 1] ?? 0)) / 2));
    expectNear(moved, wanted);
  });

  it('a quarter turn is exact, and clockwise for positive angles', () => {
    const turned = changed(random, { rotation: 180 }, { rotation: 0.75 });
    // What was at the top is at the right.
    expectNear(
      turned,
      random.map((_row, y) => random.map((_value, x) => random[side - 1 - x]![y]!)),
    );
    const other = changed(random, { rotation: 90 }, { rotation: 0 });
    expectNear(
      other,
      random.map((_row, y) => random.map((_value, x) => random[x]![side - 1 - y]!)),
    );
  });

  it('a turn of 30 degrees takes a pixel along its circle', () => {
    const { x, y } = middleOf(changed(dot(3, 6), { rotation: 60 }, { rotation: 0.75 }));
    const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
    // A pixel that falls between four is spread over them, not quite evenly.
    expect(Math.abs(x - (cos * 2.5 - sin * -0.5))).toBeLessThan(0.15);
    expect(Math.abs(y - (sin * 2.5 + cos * -0.5))).toBeLessThan(0.15);
  });

  it('scaling moves pixels away from the middle and spreads them', () => {
    const { x, y, sum } = middleOf(changed(dot(3, 5), { scale: 0.5 }, { scale: 1 }));
    expect(x).toBeCloseTo(1.5 * 1.5, 1);
    expect(y).toBeCloseTo(1.5 * -0.5, 1);
    expect(sum).toBeCloseTo(1.5 ** 2, 0);
    const flat = random.map((row) => row.map(() => 1));
    const small = changed(flat, { scale: 0.5 }, { scale: 0 });
    expect(middleOf(small).sum).toBeCloseTo(side ** 2 / 4, 3);
  });

  it('a shear slants rows by their distance from the middle', () => {
    const { x, y } = middleOf(changed(dot(6, 3), { shear: 45 }, { shear: 1 }));
    expect(x).toBeCloseTo(-0.5 + 2.5, 3);
    expect(y).toBeCloseTo(2.5, 3);
    const above = middleOf(changed(dot(1, 4), { shear: 45 }, { shear: 1 }));
    expect(above.x).toBeCloseTo(0.5 - 2.5, 3);
  });

  it('mirrors turn over only the pictures that chance picks, exactly', () => {
    const leftRight = random.map((row) => [...row].reverse());
    const upDown = [...random].reverse();
    expectNear(changed(random, { flipHorizontal: true }, { flipX: 0.2 }), leftRight);
    expectNear(changed(random, { flipHorizontal: true }, { flipX: 0.7 }), random);
    expectNear(changed(random, { flipVertical: true }, { flipY: 0.2 }), upDown);
    expectNear(changed(random, { flipVertical: true }, { flipX: 0.2, flipY: 0.7 }), random);
  });

  it('a crop spreads a window of the picture over the whole', () => {
    // The lower right quarter: every other pixel of it lies between two of the picture's own.
    const cropped = changed(random, { crop: 0.5 }, { cropX: 1, cropY: 1 });
    for (const [y, row] of cropped.entries()) {
      for (const [x, value] of row.entries()) {
        const [fromX, fromY] = [4 + (x + 0.5) / 2 - 0.5, 4 + (y + 0.5) / 2 - 0.5];
        const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
        const at = (dy: number, dx: number): number => random[top + dy]?.[left + dx] ?? 0;
        const [shareX, shareY] = [fromX - left, fromY - top];
        const upper = at(0, 0) * (1 - shareX) + at(0, 1) * shareX;
        const lower = at(1, 0) * (1 - shareX) + at(1, 1) * shareX;
        expect(value).toBeCloseTo(upper * (1 - shareY) + lower * shareY, 4);
      }
    }
  });

  it('turned and then moved is not moved and then turned: first it turns', () => {
    const chances = { rotation: 0.75, shiftX: 1, shiftY: 0.5 };
    const moved = changed(dot(0, 3), { rotation: 180, shift: 0.25 }, chances);
    // (−0.5, −3.5) turns to (3.5, −0.5) and leaves the picture to the right but for nothing.
    expect(middleOf(moved).sum).toBeCloseTo(0, 5);
    const stays = changed(dot(7, 3), { rotation: 180, shift: 0.25 }, chances);
    expect(middleOf(stays).x).toBeCloseTo(-1.5, 3);
    expect(middleOf(stays).y).toBeCloseTo(-0.5, 3);
  });

  it('each picture of a batch has changes of its own', () => {
    tf.tidy(() => {
      const map = planMap(
        { ...noAugmentation, shift: 0.25 },
        knownChances({ shiftX: 1 }, { shiftX: 0 }, {}),
        1,
      )!;
      const places = placeInPicture(map(startPlaces(side, side)), side, side);
      const pictures = toPictures(
        samplePictures(toTensor([dot(4, 4), dot(4, 4), dot(4, 4)]), places),
      );
      const middles = pictures.map((picture) => middleOf(picture).x);
      for (const [index, x] of [2.5, -1.5, 0.5].entries()) expect(middles[index]).toBeCloseTo(x, 3);
    });
  });

  it('bending moves by what it says, neighbours alike and far pixels apart', () => {
    tf.tidy(() => {
      const size = 28;
      const strength = 0.04;
      const draw = (shape: readonly number[]): tf.Tensor =>
        tf.add(drawTensor(['field'], shape, 0.5), 0.5);
      const start = startPlaces(size, size);
      const { x, y } = bend(start, [64, size, size, 1], strength, draw);
      const moved = [tf.sub(x, start.x), tf.sub(y, start.y)];
      const inside = (field: tf.Tensor, dx = 0): tf.Tensor =>
        tf.slice(field, [0, 10, 10 + dx, 0], [64, 8, 8 - dx, 1]);
      for (const field of moved) {
        const [rms = 0] = tf.sqrt(tf.mean(tf.square(inside(field)))).dataSync();
        expect(rms / strength).toBeGreaterThan(0.85);
        expect(rms / strength).toBeLessThan(1.15);
        const step = tf.sub(
          tf.slice(field, [0, 0, 1, 0], [64, size, size - 1, 1]),
          tf.slice(field, [0, 0, 0, 0], [64, size, size - 1, 1]),
        );
        const [slope = 0] = tf.sqrt(tf.mean(tf.square(inside(step)))).dataSync();
        // A Gaussian of 4 pixels: neighbours differ by about 1 / (4 √2) of the deviation.
        expect(slope / rms).toBeCloseTo(1 / (4 * Math.SQRT2), 1);
      }
      const [x0, y0] = moved.map((field) => [...inside(field).dataSync()]);
      const correlation = x0!.reduce((sum, value, at) => sum + value * y0![at]!, 0) / x0!.length;
      expect(Math.abs(correlation) / strength ** 2).toBeLessThan(0.25);
    });
  });

  it('a cut-out blackens a square whose middle is where chance says', () => {
    tf.tidy(() => {
      const flat = tf.ones<tf.Rank.R4>([2, side, side, 1]);
      const chances = knownChances({ cutoutX: 0.5, cutoutY: 0.25 }, { cutoutX: 0, cutoutY: 0 });
      const [inside, corner] = toPictures(cutOut(flat, 0.5, chances));
      for (const [y, row] of inside!.entries()) {
        for (const [x, value] of row.entries()) {
          expect(value).toBe(x >= 2 && x < 6 && y < 4 ? 0 : 1);
        }
      }
      expect(middleOf(corner!).sum).toBe(side ** 2 - 4);
    });
  });
});
