import { expect, test } from 'vitest';

import { tensorflowEnvironment } from '../../../../src-shared/protocol/engine-pack.ts';
import { openEngine } from '../../../../src-trainer/engine/open-engine.ts';
import { installedPacks } from '../../../src-main/host/engines/installed-pack.ts';

test('the step function is 1 above 0, alpha elsewhere, not-a-number where its input is, and leaks nothing', async () => {
  const packsFolder = installedPacks();
  if (packsFolder === undefined) {
    console.log('TensorFlow is not installed here: its step function was not tried.');
    return;
  }
  Object.assign(process.env, tensorflowEnvironment);
  const { engine } = await openEngine('tensorflow', { packsFolder });
  const { tf } = engine;
  const x = tf.tensor2d([
    [-2, -0, 0, 3],
    [Number.NaN, Infinity, -Infinity, 1e-30],
  ]);
  const before = tf.memory().numTensors;
  const step = tf.step(x);
  const leaky = tf.step(x, 0.5);
  expect(step.shape).toEqual([2, 4]);
  expect(Array.from(step.dataSync())).toEqual([0, 0, 0, 1, Number.NaN, 1, 0, 1]);
  expect(Array.from(leaky.dataSync())).toEqual([0.5, 0.5, 0.5, 1, Number.NaN, 1, 0.5, 1]);
  tf.dispose([step, leaky]);
  expect(tf.memory().numTensors).toBe(before);
  x.dispose();

  const gradient = tf.grad((at) => tf.relu(at))(tf.tensor2d([[-1, 0, 2]]));
  expect(Array.from(gradient.dataSync())).toEqual([0, 0, 1]);
  engine.dispose();
});
