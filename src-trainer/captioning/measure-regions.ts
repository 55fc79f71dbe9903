import * as tf from '@tensorflow/tfjs-core';

import { squarePlaces } from '../../src-shared/captioning/square-places.ts';
import type { Shape } from '../../src-shared/graph/shape.ts';
import type { Model } from '../model/model.ts';
import { createBreather } from '../training/breathe.ts';
import { scoreWords } from './word-scores.ts';

/** A picture and what was said of it. */
export type Said = {
  /** Flat `[height, width, channels]`. */
  readonly picture: Float32Array;
  readonly shape: Shape;
  readonly words: readonly number[];
};

/** Some of the answer, and how much of it: rows or words. */
export type Part = { readonly values: Float32Array; readonly done: number };

/** As many covered pictures are looked at together. */
const mostTogether = 64;

/**
 * By how much ln p of each word falls when a square of the picture is covered, `[rows, columns, words]`, from a row on
 * and for as long as `goesOn` says; at least one row. The square has the picture's mean colour, so that it is less of a
 * thing of its own than a black or a grey one.
 *
 * Source: Zeiler and Fergus, "Visualizing and understanding convolutional networks", 2014, section 4.2.
 */
export async function measureOcclusion(
  model: Model,
  { picture, shape, words }: Said,
  square: { readonly patch: number; readonly stride: number; readonly fromRow: number },
  goesOn: () => boolean,
): Promise<Part> {
  const [height = 1, width = 1] = shape;
  const [tops, lefts] = [squarePlaces(height, square), squarePlaces(width, square)];
  const [rows, columns] = [tops.length, lefts.length];
  const breathe = createBreather();
  const whole = read(model, [picture], shape, words);
  const together = Math.max(1, Math.floor(mostTogether / columns));
  const values: number[] = [];
  let row = Math.min(square.fromRow, rows);
  while (row < rows) {
    const until = Math.min(rows, row + together);
    const covered: Float32Array[] = [];
    for (let at = row * columns; at < until * columns; at += 1) {
      covered.push(
        cover(picture, shape, {
          top: tops[Math.floor(at / columns)] ?? 0,
          left: lefts[at % columns] ?? 0,
          side: square.patch,
        }),
      );
    }
    const scores = read(model, covered, shape, words);
    for (const [at, score] of scores.entries())
      values.push((whole[at % words.length] ?? 0) - score);
    row = until;
    if (!goesOn()) break;
    await breathe();
  }
  return { values: Float32Array.from(values), done: row - Math.min(square.fromRow, rows) };
}

/**
 * How much each word's score hangs on each pixel, `[words, height, width]`, from a word on and for as long as `goesOn`
 * says; at least one word. It is the largest slope among the pixel's channels, whichever way it goes.
 *
 * Source: Simonyan, Vedaldi and Zisserman, "Deep inside convolutional networks", 2014, section 3.1.
 */
export async function measureSlopes(
  model: Model,
  { picture, shape, words }: Said,
  fromWord: number,
  goesOn: () => boolean,
): Promise<Part> {
  const breathe = createBreather();
  const [height = 1, width = 1] = shape;
  const last = Math.min(fromWord, words.length);
  const slopes: Float32Array[] = [];
  for (let word = last; word < words.length; word += 1) {
    const slope = tf.tidy(() => {
      const given = tf.tensor(picture, [1, ...shape]);
      const score = (one: tf.Tensor): tf.Scalar =>
        tf.reshape(tf.slice(scoreWords(model, one, words, 'scores'), [0, word], [1, 1]), []);
      return tf
        .max(tf.abs(tf.grad(score)(given)), 3)
        .dataSync<'float32'>()
        .slice();
    });
    slopes.push(slope);
    if (!goesOn()) break;
    await breathe();
  }
  const values = new Float32Array(slopes.length * height * width);
  for (const [at, slope] of slopes.entries()) values.set(slope, at * height * width);
  return { values, done: slopes.length };
}

/** ln p of every word, flat `[pictures, words]`. */
function read(
  model: Model,
  pictures: readonly Float32Array[],
  shape: Shape,
  words: readonly number[],
): Float32Array {
  return tf.tidy(() => {
    const size = shape.reduce((product, axis) => product * axis, 1);
    const all = new Float32Array(pictures.length * size);
    for (const [at, picture] of pictures.entries()) all.set(picture, at * size);
    const given = tf.tensor(all, [pictures.length, ...shape]);
    return scoreWords(model, given, words, 'probabilities').dataSync<'float32'>().slice();
  });
}

type Square = { readonly top: number; readonly left: number; readonly side: number };

/** A copy of a picture with its mean colour over a square. */
function cover(
  picture: Float32Array,
  [height = 1, width = 1, channels = 1]: Shape,
  { top, left, side }: Square,
): Float32Array {
  const covered = picture.slice();
  for (let channel = 0; channel < channels; channel += 1) {
    let sum = 0;
    for (let at = channel; at < picture.length; at += channels) sum += picture[at] ?? 0;
    const mean = sum / (height * width);
    for (let row = top; row < Math.min(height, top + side); row += 1) {
      for (let column = left; column < Math.min(width, left + side); column += 1) {
        covered[(row * width + column) * channels + channel] = mean;
      }
    }
  }
  return covered;
}
