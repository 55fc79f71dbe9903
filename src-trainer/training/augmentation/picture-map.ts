import * as tf from '@tensorflow/tfjs-core';

import type { Augmentation } from '../../../src-shared/document/augmentation.ts';
import type { Chances } from './chances.ts';

/**
 * Where the pixels of a changed picture are read from, in shares of its size: (0, 0) is the middle, ±1/2 the edges; x
 * to the right, y down. Each `[batch or 1, height or 1, width or 1, 1]`.
 */
export type Places = { readonly x: tf.Tensor; readonly y: tf.Tensor };

/** Every pixel at its own place. */
export function startPlaces(height: number, width: number): Places {
  const line = (size: number): tf.Tensor =>
    tf.sub(tf.div(tf.add(tf.range(0, size), 0.5), size), 0.5);
  return {
    x: tf.reshape(line(width), [1, 1, width, 1]),
    y: tf.reshape(line(height), [1, height, 1, 1]),
  };
}

/** Places as pixel numbers: 0 is the middle of the first pixel. */
export function placeInPicture({ x, y }: Places, height: number, width: number): Places {
  const pixel = (at: tf.Tensor, size: number): tf.Tensor =>
    tf.sub(tf.mul(tf.add(at, 0.5), size), 0.5);
  return { x: pixel(x, width), y: pixel(y, height) };
}

/**
 * The map from a place in the changed picture to that in the original; `undefined` where none of its changes is on.
 * The picture is mirrored, slanted, enlarged, turned and moved in this order; what a crop leaves of it is then spread
 * over the whole. The map goes the way back, so each of them is undone, the last one first:
 * p ← (1 − crop) p + o, p ← p − t, p ← R(−θ) p, p ← p / s, p ← S(−φ) p, p ← F p.
 *
 * Angles are those that one sees: R and S act on (x · aspect, y), in which both coordinates are shares of the height.
 *
 * @param aspect width / height
 */
export function planMap(
  settings: Augmentation,
  chances: Chances,
  aspect: number,
): ((places: Places) => Places) | undefined {
  const steps: ((places: Places) => Places)[] = [];
  const { crop, shift, rotation, scale, shear, flipHorizontal, flipVertical } = settings;
  if (crop > 0) {
    steps.push(({ x, y }) => ({
      x: tf.add(tf.mul(x, 1 - crop), tf.mul(chances.signed('cropX'), crop / 2)),
      y: tf.add(tf.mul(y, 1 - crop), tf.mul(chances.signed('cropY'), crop / 2)),
    }));
  }
  if (shift > 0) {
    steps.push(({ x, y }) => ({
      x: tf.sub(x, tf.mul(chances.signed('shiftX'), shift)),
      y: tf.sub(y, tf.mul(chances.signed('shiftY'), shift)),
    }));
  }
  if (rotation > 0) {
    const angle = tf.mul(chances.signed('rotation'), inRadians(rotation));
    const [cos, sin] = [tf.cos(angle), tf.sin(angle)];
    steps.push(({ x, y }) => {
      const across = times(x, aspect);
      return {
        x: times(tf.add(tf.mul(across, cos), tf.mul(y, sin)), 1 / aspect),
        y: tf.sub(tf.mul(y, cos), tf.mul(across, sin)),
      };
    });
  }
  if (scale > 0) {
    const factor = tf.add(tf.mul(chances.signed('scale'), scale), 1);
    steps.push(({ x, y }) => ({ x: tf.div(x, factor), y: tf.div(y, factor) }));
  }
  if (shear > 0) {
    const angle = tf.mul(chances.signed('shear'), inRadians(shear));
    const slant = times(tf.div(tf.sin(angle), tf.cos(angle)), 1 / aspect);
    steps.push(({ x, y }) => ({ x: tf.sub(x, tf.mul(y, slant)), y }));
  }
  if (flipHorizontal)
    steps.push(({ x, y }) => ({ x: tf.mul(x, side(chances.uniform('flipX'))), y }));
  if (flipVertical) steps.push(({ x, y }) => ({ x, y: tf.mul(y, side(chances.uniform('flipY'))) }));
  if (steps.length === 0) return undefined;
  return (places) => steps.reduce((moved, step) => step(moved), places);
}

/** A square picture has no operation more for it. */
function times(numbers: tf.Tensor, factor: number): tf.Tensor {
  return factor === 1 ? numbers : tf.mul(numbers, factor);
}

function inRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** 1, or −1 for numbers below 1/2. */
function side(chance: tf.Tensor): tf.Tensor {
  return tf.sub(tf.mul(tf.cast(tf.greaterEqual(chance, 0.5), 'float32'), 2), 1);
}
