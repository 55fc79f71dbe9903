import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { noAugmentation, type Augmentation } from '../../../../src-shared/document/augmentation.ts';
import type { Engine } from '../../../../src-trainer/engine/engine.ts';
import { openWasm } from '../../../../src-trainer/engine/wasm/open-wasm.ts';
import type { Chances } from '../../../../src-trainer/training/augmentation/chances.ts';
import { cutOut } from '../../../../src-trainer/training/augmentation/cut-out.ts';
import {
  placeInPicture,
  planMap,
  startPlaces,
} from '../../../../src-trainer/training/augmentation/picture-map.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openWasm();
});
afterAll(() => engine.dispose());

/** Every chance is the same number of `[0, 1)`. */
const always = (chance: number): Chances => ({
  uniform: () => tf.fill([1, 1, 1, 1], chance),
  signed: () => tf.fill([1, 1, 1, 1], 2 * chance - 1),
});

/** From where, in pixels from the middle, the pixel is read that lies so far from it in the changed picture. */
function readFrom(
  [height, width]: readonly [number, number],
  settings: Partial<Augmentation>,
  [right, down]: readonly [number, number],
): number[] {
  return tf.tidy(() => {
    const map = planMap({ ...noAugmentation, ...settings }, always(0.75), width / height)!;
    const { x, y } = placeInPicture(map(startPlaces(height, width)), height, width);
    const at = (places: tf.Tensor): number => {
      const whole = tf.add(places, tf.zeros([1, height, width, 1])).dataSync();
      return whole[((height - 1) / 2 + down) * width + (width - 1) / 2 + right]!;
    };
    return [at(x) - (width - 1) / 2, at(y) - (height - 1) / 2];
  });
}

it.each([
  [9, 21],
  [21, 9],
] as const)('a turn of a picture of %i rows and %i columns keeps distances', (height, width) => {
  // Half of up to 60 degrees: 30.
  const [x, y] = readFrom([height, width], { rotation: 60 }, [4, 2]);
  const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  expect(x).toBeCloseTo(4 * cos + 2 * sin, 3);
  expect(y).toBeCloseTo(2 * cos - 4 * sin, 3);
});

it.each([
  [9, 21],
  [21, 9],
] as const)(
  'a shear of a picture of %i rows and %i columns slants by its angle',
  (height, width) => {
    // 30 degrees: 3 rows down, 3 tan 30° to the side.
    const [x, y] = readFrom([height, width], { shear: 60 }, [1, 3]);
    expect(x).toBeCloseTo(1 - 3 * Math.tan(Math.PI / 6), 3);
    expect(y).toBeCloseTo(3, 3);
  },
);

it.each([
  [10, 30],
  [30, 10],
] as const)('what is cut out of %i rows and %i columns is a square', (height, width) => {
  const cut = tf.tidy(() => {
    const left = cutOut(tf.ones<tf.Rank.R4>([1, height, width, 1]), 0.4, always(0.5));
    return (tf.squeeze(left, [0, 3]).arraySync() as number[][]).map((row) =>
      row.map((it) => 1 - it),
    );
  });
  const sums = cut.map((row) => row.reduce((sum, it) => sum + it, 0));
  expect(sums.filter((sum) => sum > 0)).toEqual([4, 4, 4, 4]);
});
