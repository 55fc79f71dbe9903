import * as tf from '@tensorflow/tfjs-core';

import {
  countChanges,
  noAugmentation,
  type Augmentation,
} from '../../../src-shared/document/augmentation.ts';
import type { Shape } from '../../../src-shared/graph/shape.ts';
import { keyedUniform } from '../../random/keyed-uniform.ts';
import type { StreamName } from '../../random/random-stream.ts';
import { bend } from './bend.ts';
import { drawChances, type Chances } from './chances.ts';
import { cutOut } from './cut-out.ts';
import { samplePictures } from './sample-pictures.ts';
import { placeInPicture, planMap, startPlaces, type Places } from './picture-map.ts';

/**
 * Changes the pictures of a batch, `[batch, height, width, channels]` of 0 to 1, each in its own way. What is drawn
 * follows from the run's seed, the step and the part of the batch alone. To be called inside `tf.tidy`.
 */
export type Augment = (
  pictures: tf.Tensor,
  live: { readonly step: tf.Scalar; readonly part: number },
) => tf.Tensor;

/**
 * The changes of these settings as tfjs operations, so that they are part of a recorded step; `undefined` where
 * nothing is to be changed or the inputs are no pictures.
 */
export function createAugment(
  settings: Augmentation = noAugmentation,
  inputShape: Shape,
  seed: number,
): Augment | undefined {
  if (countChanges(settings) === 0 || inputShape.length !== 3) return undefined;
  return (pictures, { step, part }) => {
    const four = pictures as tf.Tensor4D;
    const name = (what: string): StreamName => [seed, 'augmentation', what, part];
    const [batch] = four.shape;
    const chances = drawChances(batch, name('picture'), step);
    const moved = move(four, settings, chances, (shape) =>
      keyedUniform(shape, name('elastic'), step),
    );
    const lit = light(moved, settings, chances, (shape, which) =>
      keyedUniform(shape, name(`noise ${which}`), step),
    );
    return settings.cutout === 0 ? lit : cutOut(lit, settings.cutout, chances);
  };
}

/** All that moves pixels, in one reading of the pictures, so that nothing is blurred twice. */
function move(
  pictures: tf.Tensor4D,
  settings: Augmentation,
  chances: Chances,
  draw: (shape: readonly number[]) => tf.Tensor,
): tf.Tensor4D {
  const [, height, width] = pictures.shape;
  const map = planMap(settings, chances, width / height);
  if (map === undefined && settings.elastic === 0) return pictures;
  const start = startPlaces(height, width);
  const bent: Places =
    settings.elastic === 0 ? start : bend(start, pictures.shape, settings.elastic, draw);
  const read = map === undefined ? bent : map(bent);
  return samplePictures(pictures, placeInPicture(read, height, width));
}

/** Brightness and noise; what leaves 0 to 1 is cut off there. */
function light(
  pictures: tf.Tensor4D,
  { brightness, noise }: Augmentation,
  chances: Chances,
  draw: (shape: readonly number[], which: 0 | 1) => tf.Tensor,
): tf.Tensor4D {
  if (brightness === 0 && noise === 0) return pictures;
  const parts: tf.Tensor[] = [pictures];
  if (brightness > 0) parts.push(tf.mul(chances.signed('brightness'), brightness));
  if (noise > 0) {
    // Source: Box and Muller, "A note on the generation of random normal deviates", 1958.
    const radius = tf.sqrt(tf.mul(tf.log(tf.sub(1, draw(pictures.shape, 0))), -2));
    const angle = tf.mul(draw(pictures.shape, 1), 2 * Math.PI);
    parts.push(tf.mul(tf.mul(radius, tf.cos(angle)), noise));
  }
  const sum = parts.reduce((all, one) => tf.add(all, one));
  return tf.clipByValue(sum, 0, 1) as tf.Tensor4D;
}
