import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { openWasm } from '../../../../src-trainer/engine/wasm/open-wasm.ts';
import { expectSameAsCpu, uniform } from './compare-with-cpu.ts';

const geometry = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  height: fc.integer({ min: 3, max: 9 }),
  width: fc.integer({ min: 3, max: 9 }),
  inChannels: fc.integer({ min: 1, max: 4 }),
  outChannels: fc.integer({ min: 1, max: 5 }),
  filterHeight: fc.integer({ min: 1, max: 3 }),
  filterWidth: fc.integer({ min: 1, max: 3 }),
  strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  pad: fc.constantFrom('same' as const, 'valid' as const),
  seed: fc.nat(),
});

test('a convolution has the gradients of the plain backend, by input and by filter', async () => {
  await fc.assert(
    fc.asyncProperty(geometry, async (g) => {
      await expectSameAsCpu(() => {
        const x = uniform<tf.Rank.R4>([g.batch, g.height, g.width, g.inChannels], g.seed);
        const filter = uniform<tf.Rank.R4>(
          [g.filterHeight, g.filterWidth, g.inChannels, g.outChannels],
          g.seed + 1,
        );
        const convolve = (a: tf.Tensor4D, b: tf.Tensor4D) => tf.conv2d(a, b, g.strides, g.pad);
        const dy = uniform<tf.Rank.R4>(convolve(x, filter).shape, g.seed + 2);
        return tf.grads((a, b) => convolve(a as tf.Tensor4D, b as tf.Tensor4D))([x, filter], dy);
      });
    }),
    { numRuns: 150 },
  );
});

test('a depthwise convolution has the gradients of the plain backend', async () => {
  await fc.assert(
    fc.asyncProperty(geometry, fc.integer({ min: 1, max: 3 }), async (g, multiplier) => {
      await expectSameAsCpu(() => {
        const x = uniform<tf.Rank.R4>([g.batch, g.height, g.width, g.inChannels], g.seed);
        const filter = uniform<tf.Rank.R4>(
          [g.filterHeight, g.filterWidth, g.inChannels, multiplier],
          g.seed + 1,
        );
        // The plain backend wants one stride for both directions.
        const convolve = (a: tf.Tensor4D, b: tf.Tensor4D) =>
          tf.depthwiseConv2d(a, b, g.strides[0], g.pad);
        const dy = uniform<tf.Rank.R4>(convolve(x, filter).shape, g.seed + 2);
        return tf.grads((a, b) => convolve(a as tf.Tensor4D, b as tf.Tensor4D))([x, filter], dy);
      });
    }),
    { numRuns: 100 },
  );
});

test('the first convolution of LeNet has the gradient of the plain backend on a whole batch', async () => {
  await expectSameAsCpu(() => {
    const x = uniform<tf.Rank.R4>([16, 28, 28, 1], 1);
    const dy = uniform<tf.Rank.R4>([16, 28, 28, 6], 2).mul(0.05);
    const gradient = tf.grad((w) => tf.conv2d(x, w as tf.Tensor4D, 1, 'same'));
    return [gradient(uniform<tf.Rank.R4>([5, 5, 1, 6], 3), dy)];
  });
});

test('the same batch gives the same gradient to the last bit', async () => {
  await openWasm();
  const gradientBits = () =>
    tf.tidy(() => {
      const x = uniform<tf.Rank.R4>([4, 9, 9, 3], 1);
      const gradient = tf.grad((w) => tf.conv2d(x, w as tf.Tensor4D, 1, 'same'));
      const values = gradient(uniform<tf.Rank.R4>([3, 3, 3, 8], 2)).dataSync();
      return [...new Uint32Array(values.buffer, values.byteOffset, values.length)];
    });
  expect(gradientBits()).toEqual(gradientBits());
});
