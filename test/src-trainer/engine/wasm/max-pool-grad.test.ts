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

for (const [name, pool] of [
  ['max', tf.maxPool],
  ['average', tf.avgPool],
] as const) {
  test(`${name} pooling has the gradient of the plain backend, overlapping and padded windows and ties too`, async () => {
    await fc.assert(
      fc.asyncProperty(geometry, async (g) => {
        await expectSameAsCpu(() => {
          const numbers = uniform<tf.Rank.R4>(g.shape, g.seed);
          // After a ReLU half of the numbers are zero, so that windows have several largest ones.
          const x = g.isRectified ? tf.relu(numbers) : numbers;
          const slide = (a: tf.Tensor4D) => pool(a, g.window, g.strides, g.pad);
          const dy = uniform<tf.Rank.R4>(slide(x).shape, g.seed + 1);
          return [tf.grad((a) => slide(a as tf.Tensor4D))(x, dy)];
        });
      }),
      { numRuns: 150 },
    );
  });
}
