import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { openWasm } from '../../../../src-trainer/engine/wasm/open-wasm.ts';
import { expectSameAsCpu, uniform } from './compare-with-cpu.ts';

test('rows of one segment are added up as on the plain backend, and rows of no segment left out', async () => {
  const cases = fc.record({
    ids: fc.array(fc.integer({ min: -2, max: 7 }), { minLength: 1, maxLength: 12 }),
    rowShape: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
    segments: fc.integer({ min: 1, max: 6 }),
    seed: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ ids, rowShape, segments, seed }) => {
      await expectSameAsCpu(() => {
        const x = uniform([ids.length, ...rowShape], seed);
        return [tf.unsortedSegmentSum(x, tf.tensor1d(ids, 'int32'), segments)];
      });
    }),
    { numRuns: 150 },
  );
});

test('a word that occurs twice gets both gradients', async () => {
  await openWasm();
  const gradient = tf.tidy(() => {
    const ids = tf.tensor2d([[3, 1, 3]], [1, 3], 'int32');
    const words = tf.zeros([5, 2]);
    const dy = tf.tensor3d([
      [
        [1, 10],
        [2, 20],
        [4, 40],
      ],
    ]);
    return tf
      .grad((table) => tf.gather(table, ids))(words, dy)
      .arraySync();
  });
  expect(gradient).toEqual([
    [0, 0],
    [2, 20],
    [0, 0],
    [5, 50],
    [0, 0],
  ]);
});
