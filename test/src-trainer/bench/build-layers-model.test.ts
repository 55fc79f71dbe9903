import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';

import { characterNet, lenetNet } from '../../../src-main/cli/bench/bench-nets.ts';
import { buildLayersModel } from '../../../src-trainer/bench/build-layers-model.ts';

beforeAll(() => tf.setBackend('cpu'));

test('tfjs-layers’ own model has the layers, shapes and numbers of ours', async () => {
  const { model } = lenetNet().spec;
  const built = await buildLayersModel(model, { isStateful: false });
  expect(built.layers.slice(1).map(({ outputShape }) => outputShape)).toEqual(
    model.layers.map(({ outputShape }) => [null, ...outputShape]),
  );
  // 156 + 2,416 + 48,120 + 10,164 + 850 of LeNet with 5 × 5 filters.
  expect(built.countParams()).toBe(61_706);
});

test('its recurrent layers remember from one character to the next when they are to write', async () => {
  const { model } = characterNet('LSTM', 16).spec;
  const built = await buildLayersModel(model, { isStateful: true });
  const say = (): readonly number[] => {
    const said = tf.tidy(() => built.predict(tf.tensor2d([3], [1, 1], 'int32')));
    if (Array.isArray(said)) throw new Error('one output');
    return [...said.dataSync<'float32'>()];
  };
  const first = say();
  expect(first.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 5);
  expect(say()).not.toEqual(first);
  built.resetStates();
  expect(say()).toEqual(first);
});
