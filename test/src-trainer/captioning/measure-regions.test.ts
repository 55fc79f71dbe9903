import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';

import {
  measureOcclusion,
  measureSlopes,
} from '../../../src-trainer/captioning/measure-regions.ts';
import { openCaptioner } from '../../../src-trainer/captioning/open-captioner.ts';
import { searchCaptions } from '../../../src-trainer/captioning/search-captions.ts';
import { scoreWords } from '../../../src-trainer/captioning/word-scores.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { compileModel, type Sketch } from '../gates/compile-model.ts';
import { scatterWeights } from '../gates/check-gradients.ts';

const [steps, vocabulary, side] = [4, 6, 4];
const shape = [side, side, 1];
const sketch: Sketch = {
  inputs: [
    { id: 'picture', shape },
    { id: 'words', shape: [steps], numbers: 'integer' },
  ],
  layers: [
    { id: 'flat', type: 'Flatten', config: {}, from: ['picture'] },
    { id: 'seen', type: 'Dense', config: { units: 4, activation: 'tanh' }, from: ['flat'] },
    { id: 'all', type: 'RepeatVector', config: { n: steps }, from: ['seen'] },
    {
      id: 'read',
      type: 'Embedding',
      config: { inputDim: vocabulary, outputDim: 4 },
      from: ['words'],
    },
    { id: 'both', type: 'Add', config: {}, from: ['read', 'all'] },
    { id: 'state', type: 'GRU', config: { units: 4 }, from: ['both'] },
    {
      id: 'next',
      type: 'Dense',
      config: { units: vocabulary, activation: 'softmax' },
      from: ['state'],
    },
  ],
  outputs: [{ from: 'next', loss: 'maskedCrossentropy' }],
};
const picture = Float32Array.from({ length: side * side }, (_, at) => ((at * 7) % 16) / 15);
const words = [3, 5, 2];
const said = { picture, shape, words };
const [always, never] = [() => true, () => false];
let model: Model;

beforeAll(async () => {
  await tf.setBackend('cpu');
  model = buildModel(compileModel(sketch), 1);
  scatterWeights(model, 1);
  // What lies in the right half of the picture goes nowhere.
  const kernel = model.weights.find(
    ({ nodeId, variable }) => nodeId === 'seen' && variable.rank === 2,
  )!;
  const numbers = kernel.variable.dataSync<'float32'>().slice();
  for (let at = 0; at < numbers.length; at += 1) {
    if (Math.floor(at / 4) % side >= side / 2) numbers[at] = 0;
  }
  kernel.variable.assign(tf.tensor(numbers, kernel.variable.shape));
});

const probabilitiesOf = (one: Float32Array): Float32Array =>
  tf.tidy(() =>
    scoreWords(model, tf.tensor(one, [1, ...shape]), words, 'probabilities')
      .dataSync<'float32'>()
      .slice(),
  );

test('the words of a caption have the probabilities that the search gave them', () => {
  const captioner = openCaptioner(model, tf.tensor(picture, [1, ...shape]));
  const [found] = searchCaptions(captioner, { width: 2, isTreeKept: true });
  captioner.dispose();
  const own = found!.path!.map((at) => found!.tree![at]!.word);
  const scores = tf.tidy(() =>
    scoreWords(model, tf.tensor(picture, [1, ...shape]), own, 'probabilities').dataSync(),
  );
  for (const [at, score] of scores.entries()) {
    expect(score).toBeCloseTo(found!.logProbabilities[at]!, 4);
  }
});

describe('a square that covers a part of the picture', () => {
  const square = { patch: 2, stride: 1, fromRow: 0 };

  test('lowers ln p of a word by what the network says with the square over it', async () => {
    const { values, done } = await measureOcclusion(model, said, square, always);
    expect(done).toBe(3);
    const covered = picture.slice();
    const mean = picture.reduce((sum, value) => sum + value, 0) / picture.length;
    for (const at of [4, 5, 8, 9]) covered[at] = mean;
    const [before, after] = [probabilitiesOf(picture), probabilitiesOf(covered)];
    for (const word of words.keys()) {
      expect(values[(1 * 3 + 0) * 3 + word]).toBeCloseTo(before[word]! - after[word]!, 5);
    }
  });

  test('changes nothing where the network does not look', async () => {
    const { values } = await measureOcclusion(model, said, square, always);
    for (const row of [0, 1, 2]) {
      for (const word of words.keys()) {
        expect(values[(row * 3 + 2) * 3 + word]).toBeCloseTo(0, 5);
        expect(Math.abs(values[row * 9 + word]!)).toBeGreaterThan(1e-4);
      }
    }
  });

  test('lies flush with the right and the lower edge at last, where the steps do not reach it', async () => {
    const wide = { patch: 3, stride: 2, fromRow: 0 };
    const { values, done } = await measureOcclusion(model, said, wide, always);
    expect({ done, numbers: values.length }).toEqual({ done: 2, numbers: 2 * 2 * words.length });
    const covered = picture.slice();
    const mean = picture.reduce((sum, value) => sum + value, 0) / picture.length;
    for (const at of [5, 6, 7, 9, 10, 11, 13, 14, 15]) covered[at] = mean;
    const [before, after] = [probabilitiesOf(picture), probabilitiesOf(covered)];
    for (const word of words.keys()) {
      expect(values[3 * words.length + word]).toBeCloseTo(before[word]! - after[word]!, 5);
    }
  });

  test('is measured in parts as at once', async () => {
    const tall = { patch: 2, stride: 1, fromRow: 1 };
    const at = await measureOcclusion(model, said, square, always);
    const rest = await measureOcclusion(model, said, tall, never);
    expect(rest.done).toBe(2);
    expect([...rest.values]).toEqual([...at.values.subarray(9)]);
    const none = await measureOcclusion(model, said, { ...square, fromRow: 9 }, never);
    expect(none).toEqual({ values: new Float32Array(0), done: 0 });
  });
});

test('the slope of a word is how much its score changes with a pixel', async () => {
  const { values, done } = await measureSlopes(model, said, 0, always);
  expect(done).toBe(3);
  const scoreOf = (at: number, by: number): Float32Array =>
    tf.tidy(() => {
      const moved = picture.slice();
      moved[at]! += by;
      return scoreWords(model, tf.tensor(moved, [1, ...shape]), words, 'scores')
        .dataSync<'float32'>()
        .slice();
    });
  for (const at of [0, 5, 13]) {
    const [up, down] = [scoreOf(at, 1e-2), scoreOf(at, -1e-2)];
    for (const word of words.keys()) {
      const slope = Math.abs(up[word]! - down[word]!) / 2e-2;
      expect(values[word * side * side + at]).toBeCloseTo(slope, 3);
    }
  }
  expect(values[3]).toBe(0);

  const second = await measureSlopes(model, said, 1, never);
  expect(second.done).toBe(1);
  expect([...second.values]).toEqual([...values.subarray(16, 32)]);
});
