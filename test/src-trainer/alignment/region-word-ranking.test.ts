import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

import { endId, paddingId } from '../../../src-shared/datasets/caption-words.ts';
import {
  regionWordRanking,
  regionWordScores,
} from '../../../src-trainer/training/region-word-ranking.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';

const [batch, regions, steps, features] = [3, 4, 5, 2];
const words = [
  [7, 9, endId, paddingId, paddingId],
  [5, endId, paddingId, paddingId, paddingId],
  [6, 7, 8, endId, paddingId],
];
const places = Array.from({ length: batch }, (_, k) =>
  Array.from({ length: regions + steps }, (_unused, at) =>
    Array.from({ length: features }, (_none, feature) => Math.sin(7 * k + 3 * at + 5 * feature)),
  ),
);

/** S_kl by hand: every word of sentence l with the region of picture k that it fits best. */
function score(picture: number, sentence: number): number {
  const own = words[sentence]!;
  let sum = 0;
  for (let word = 0; own[word]! > endId; word += 1) {
    const read = places[sentence]![regions + word + 1]!;
    const fits = places[picture]!.slice(0, regions).map((region) =>
      region.reduce((dot, value, at) => dot + value * read[at]!, 0),
    );
    sum += Math.max(...fits);
  }
  return sum;
}

it('adds up, for every word but the end and the padding, the region that it fits best', async () => {
  await openWasm();
  const said = tf.tidy(() =>
    regionWordScores(tf.tensor3d(places), tf.tensor2d(words, undefined, 'int32')).arraySync(),
  );
  for (let sentence = 0; sentence < batch; sentence += 1) {
    for (let picture = 0; picture < batch; picture += 1) {
      expect(said[sentence]![picture]).toBeCloseTo(score(picture, sentence), 5);
    }
  }
});

it('counts how far others come within the margin, in both directions', async () => {
  await openWasm();
  const loss = tf.tidy(() =>
    regionWordRanking(tf.tensor3d(places), tf.tensor2d(words, undefined, 'int32')).arraySync(),
  );
  let sum = 0;
  for (let k = 0; k < batch; k += 1) {
    for (let l = 0; l < batch; l += 1) {
      if (l === k) continue;
      sum +=
        Math.max(0, score(k, l) - score(k, k) + 1) + Math.max(0, score(l, k) - score(k, k) + 1);
    }
  }
  expect(loss).toBeCloseTo(sum / (batch * (batch - 1)), 5);
});

it('has a gradient that is its slope', async () => {
  await openWasm();
  const sentences = tf.tensor2d(words, undefined, 'int32');
  const at = (value: number): tf.Tensor3D =>
    tf.tensor3d(places.map((rows, k) => (k === 1 ? rows.with(2, [value, rows[2]![1]!]) : rows)));
  const loss = (x: tf.Tensor3D): tf.Scalar => regionWordRanking(x, sentences);
  const gradient = tf
    .grad((x: tf.Tensor) => loss(x as tf.Tensor3D))(at(0.3))
    .arraySync() as number[][][];
  const step = 1e-2;
  const slope =
    (loss(at(0.3 + step)).dataSync()[0]! - loss(at(0.3 - step)).dataSync()[0]!) / (2 * step);
  expect(gradient[1]![2]![0]).toBeCloseTo(slope, 2);
});
