import util from 'node:util';

import { expect, test } from 'vitest';

import { tensorflowEnvironment } from '../../../../src-shared/protocol/engine-pack.ts';
import { openEngine } from '../../../../src-trainer/engine/open-engine.ts';
import { addRemovedUtilities } from '../../../../src-trainer/engine/tensorflow/add-removed-utilities.ts';
import { installedPacks } from '../../../src-main/host/engines/installed-pack.ts';
import { trainSmallNet } from '../train-small-net.ts';

test('what Node still has of its utilities is left as it is', () => {
  const { isDeepStrictEqual, inspect } = util;
  addRemovedUtilities();
  expect(util).toMatchObject({ isDeepStrictEqual, inspect });
  expect(util).toHaveProperty('isNullOrUndefined');
});

test('the portable engine learns, and the same way each time to the last bit', async () => {
  const { engine } = await openEngine('wasm', { packsFolder: '' });
  const losses = trainSmallNet(engine, 20);
  expect(losses.at(-1)).toBeLessThan(losses[0]! / 2);
  expect(trainSmallNet(engine, 20)).toEqual(losses);
  engine.dispose();
});

const packsFolder = installedPacks();
if (packsFolder === undefined) {
  console.log('TensorFlow is not installed here: the engine tensorflow was not tried.');
} else {
  test('TensorFlow is taken where it is installed, learns as the portable engine does, and the same way each time', async () => {
    Object.assign(process.env, tensorflowEnvironment);
    const wasm = await openEngine('wasm', { packsFolder });
    const expected = trainSmallNet(wasm.engine, 20);
    wasm.engine.dispose();

    const { engine, notUsed } = await openEngine('auto', { packsFolder });
    expect(engine).toMatchObject({ id: 'tensorflow', version: '2.18.1' });
    expect(notUsed.map(({ id }) => id)).toEqual(['tensorflow-gpu']);
    expect(engine.tf.getBackend()).toBe('tensorflow');
    const tensorsBefore = engine.tf.memory().numTensors;
    const losses = trainSmallNet(engine, 20);
    expect(engine.tf.memory().numTensors).toBe(tensorsBefore);
    expect(trainSmallNet(engine, 20)).toEqual(losses);
    for (const [step, loss] of losses.entries()) expect(loss).toBeCloseTo(expected[step]!, 3);
    engine.dispose();
  });
}
