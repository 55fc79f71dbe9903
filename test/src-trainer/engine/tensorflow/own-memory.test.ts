import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';

import { enginesHere, openHere } from '../../gates/engines-here.ts';

test('what is written into an array later does not reach the tensor that was made of it', async () => {
  if (!enginesHere.includes('tensorflow')) {
    console.log('TensorFlow is not installed here: the memory of its tensors was not tried.');
    return;
  }
  const engine = await openHere('tensorflow');
  const numbers = new Float32Array([1, 2, 3]);
  const tensor = tf.tensor1d(numbers);
  expect([...tf.add(tensor, 0).dataSync<'float32'>()]).toEqual([1, 2, 3]);
  numbers.fill(9);
  expect([...tf.add(tensor, 0).dataSync<'float32'>()]).toEqual([1, 2, 3]);
  tensor.dispose();
  engine.dispose();
});
