import type { Tensor } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';

import { tensorflowEnvironment } from '../../../../src-shared/protocol/engine-pack.ts';
import { openEngine } from '../../../../src-trainer/engine/open-engine.ts';
import { installedPacks } from '../../../src-main/host/engines/installed-pack.ts';

test('matrices and batches of them are multiplied, transposed or not, and have their gradients', async () => {
  const packsFolder = installedPacks();
  if (packsFolder === undefined) {
    console.log('TensorFlow is not installed here: its products were not tried.');
    return;
  }
  Object.assign(process.env, tensorflowEnvironment);
  const { engine } = await openEngine('tensorflow', { packsFolder });
  const { tf } = engine;
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    const a = tf.tensor2d([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
    const b = tf.tensor2d([[1, 0], [2, -1], [0, 3]]); // prettier-ignore
    const expected = [5, 7, 14, 13];
    const [aTransposed, bTransposed] = [tf.transpose(a), tf.transpose(b)];
    for (const product of [
      tf.matMul(a, b),
      tf.matMul(aTransposed, b, true),
      tf.matMul(a, bTransposed, false, true),
      tf.matMul(aTransposed, bTransposed, true, true),
      tf.squeeze(tf.matMul(tf.expandDims(a), tf.expandDims(b)), [0]),
    ]) {
      expect(product.shape).toEqual([2, 2]);
      expect([...product.dataSync()]).toEqual(expected);
    }
    const [byA, byB] = tf.grads((x: Tensor, y: Tensor) => tf.sum(tf.matMul(x, y)))([a, b]);
    expect([...byA!.dataSync()]).toEqual([1, 1, 3, 1, 1, 3]);
    expect([...byB!.dataSync()]).toEqual([5, 5, 7, 7, 9, 9]);
  });
  expect(tf.memory().numTensors).toBe(before);
  engine.dispose();
});
