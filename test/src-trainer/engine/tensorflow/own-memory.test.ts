import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';

import { enginesHere, openHere } from '../../gates/engines-here.ts';

test('what is written into an array later does not reach the tensor that was made of it', async () => {
  if (!enginesHere.includes('tensorflow')) {
    console.log('TensorFlow is not installed here: the memory of its tensors was not tried.');
    return;
  }
  const engine = await openHere('tensorflow');
  // TensorFlow reads in place only what lies at a round address, which a part of many arrays does.
  const arrays = Array.from({ length: 64 }, () => new Float32Array(48).fill(1));
  const tensors = arrays.map((numbers) => tf.tensor1d(numbers));
  const sums = (): number[] =>
    tensors.map((tensor) => tf.tidy(() => tf.sum(tf.add(tensor, 0)).dataSync<'float32'>()[0]!));
  expect(new Set(sums())).toEqual(new Set([48]));
  for (const numbers of arrays) numbers.fill(9);
  expect(new Set(sums())).toEqual(new Set([48]));
  tf.dispose(tensors);
  engine.dispose();
});
