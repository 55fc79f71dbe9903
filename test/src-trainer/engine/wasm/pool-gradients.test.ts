import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { test } from 'vitest';

import { expectSameAsCpu, uniform } from './compare-with-cpu.ts';

const geometry = fc.record({
  shape: fc.tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 3, max: 9 }),
    fc.integer({ min: 3, max: 9 }),
    fc.integer({ min: 1, max: 4 }),
  ),
  window: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  pad: fc.constantFrom('same' as const, 'valid' as const),
  isRectified: fc.boolean(),
  seed: fc.nat(),
});

type Pool = (
  x: tf.Tensor4D,
  window: [number, number],
  strides: [number, number],
  pad: 'same' | 'valid',
) => tf.Tensor4D;

/**
 * Average pooling as the sum of each window over how many of its numbers lie inside the image, by depthwise
 * convolutions: the plain backend's own gradient takes every window for a whole one.
 */
const averageBySums: Pool = (x, window, strides, pad) => {
  const sum = (of: tf.Tensor4D): tf.Tensor4D =>
    tf.depthwiseConv2d(of, tf.ones([...window, x.shape[3], 1]), strides, pad);
  return tf.div(sum(x), sum(tf.onesLike(x)));
};

const average: Pool = (...at) =>
  tf.getBackend() === 'cpu' ? averageBySums(...at) : tf.avgPool(...at);

for (const [name, pool] of [
  ['max', tf.maxPool as Pool],
  ['average', average],
] as const) {
  test(`${name} pooling and its gradient are those of the plain backend, overlapping and padded windows and ties too`, async () => {
    await fc.assert(
      fc.asyncProperty(geometry, async (g) => {
        await expectSameAsCpu(() => {
          const numbers = uniform<tf.Rank.R4>(g.shape, g.seed);
          // After a ReLU half of the numbers are zero, so that windows have several largest ones.
          const x = g.isRectified ? tf.relu(numbers) : numbers;
          const slide = (a: tf.Tensor4D) => pool(a, g.window, g.strides, g.pad);
          const dy = uniform<tf.Rank.R4>(slide(x).shape, g.seed + 1);
          return [slide(x), tf.grad((a) => slide(a as tf.Tensor4D))(x, dy)];
        });
      }),
      { numRuns: 150 },
    );
  });
}
