import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { test } from 'vitest';

import { expectSameAsCpu, uniform } from './compare-with-cpu.ts';

const size = fc.integer({ min: 1, max: 20 });

test('matrices multiply as on the plain backend, transposed or not, alone or in stacks', async () => {
  const cases = fc.record({
    stack: fc.constantFrom([], [1], [3], [2, 2]),
    rows: size,
    inner: size,
    columns: size,
    transposeA: fc.boolean(),
    transposeB: fc.boolean(),
    seed: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(
      cases,
      async ({ stack, rows, inner, columns, transposeA, transposeB, seed }) => {
        await expectSameAsCpu(() => {
          const a = uniform([...stack, ...(transposeA ? [inner, rows] : [rows, inner])], seed);
          const b = uniform(
            [...stack, ...(transposeB ? [columns, inner] : [inner, columns])],
            seed + 1,
          );
          const multiply = (left: tf.Tensor, right: tf.Tensor) =>
            tf.matMul(left, right, transposeA, transposeB);
          const product = multiply(a, b);
          return [product, ...tf.grads(multiply)([a, b], uniform(product.shape, seed + 2))];
        });
      },
    ),
    { numRuns: 150 },
  );
});
