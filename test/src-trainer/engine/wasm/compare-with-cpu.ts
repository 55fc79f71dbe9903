import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

import { repairAveragePoolGrad } from '../../../../src-trainer/engine/repair-average-pool-grad.ts';
import { openWasm } from '../../../../src-trainer/engine/wasm/open-wasm.ts';

// The plain backend otherwise advertises the native one at its first use.
tf.env().set('PROD', true);
// Its gradient of average pooling is wrong in padded windows: `pool-gradients.test.ts` holds the mended one to sums.
const averagePoolGrad = repairAveragePoolGrad(tf.getKernel(tf.AvgPoolGrad, 'cpu'));
tf.unregisterKernel(tf.AvgPoolGrad, 'cpu');
tf.registerKernel(averagePoolGrad);

/** Random numbers in [-1, 1), the same for the same seed on every backend. */
export function uniform<R extends tf.Rank>(shape: tf.ShapeMap[R], seed: number): tf.Tensor<R> {
  return tf.randomUniform<R>(shape, -1, 1, 'float32', seed);
}

async function computeOn(backend: 'cpu' | 'wasm', compute: () => tf.Tensor[]): Promise<Results> {
  if (backend === 'wasm') await openWasm();
  else await tf.setBackend('cpu');
  const tensorsBefore = tf.memory().numTensors;
  const outputs = tf.tidy(compute);
  const results = outputs.map((tensor) => ({ shape: tensor.shape, values: tensor.dataSync() }));
  tf.dispose(outputs);
  expect(tf.memory().numTensors).toBe(tensorsBefore);
  return results;
}

type Results = {
  readonly shape: readonly number[];
  readonly values: Readonly<ArrayLike<number>>;
}[];

/**
 * Holds the engine's numbers against those of TensorFlow.js' plain backend, to 1e-4 of the larger of 1 and
 * the number itself, and sees that no tensor is left behind.
 */
export async function expectSameAsCpu(compute: () => tf.Tensor[]): Promise<void> {
  const expected = await computeOn('cpu', compute);
  const actual = await computeOn('wasm', compute);
  expect(actual.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape));
  for (const [index, { values }] of expected.entries()) {
    let worst = 0;
    for (let at = 0; at < values.length; at += 1) {
      const wanted = values[at]!;
      const difference = Math.abs(actual[index]!.values[at]! - wanted);
      worst = Math.max(
        worst,
        Number.isNaN(difference) ? Infinity : difference / Math.max(1, Math.abs(wanted)),
      );
    }
    expect(worst).toBeLessThan(1e-4);
  }
}
