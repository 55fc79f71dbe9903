import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { keyedUniform } from '../../../src-trainer/random/keyed-uniform.ts';
import { kernelInitializerNames } from '../../../src-shared/layers/initializer-names.ts';
import { initialWeights } from '../../../src-trainer/random/initial-weights.ts';
import { orthogonalMatrix } from '../../../src-trainer/random/orthogonal-matrix.ts';
import { philox4x32, type Counter, type Key } from '../../../src-trainer/random/philox.ts';
import { randomStream } from '../../../src-trainer/random/random-stream.ts';
import { shuffledIndices } from '../../../src-trainer/random/shuffle.ts';

describe('philox4x32', () => {
  // The known answers that the authors publish with their own implementation (Random123, kat_vectors).
  it.each<[Counter, Key, number[]]>([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [-1, -1, -1, -1],
      [-1, -1],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('gives the known answer for counter %j and key %j', (counter, key, expected) => {
    const words = new Uint32Array(4);
    philox4x32(counter, key, words);
    expect([...words]).toEqual(expected);
  });
});

describe('a random stream', () => {
  it('depends on its name alone, and every part of the name changes it', () => {
    const first = (...name: [number, ...(string | number)[]]): number[] => {
      const stream = randomStream(...name);
      return Array.from({ length: 9 }, stream.nextWord);
    };
    expect(first(1, 'dense_1', 'kernel')).toEqual(first(1, 'dense_1', 'kernel'));
    const others = [
      first(2, 'dense_1', 'kernel'),
      first(1, 'dense_2', 'kernel'),
      first(1, 'dense_1'),
    ];
    for (const other of others) expect(other).not.toEqual(first(1, 'dense_1', 'kernel'));
  });

  it('draws evenly below a limit', () => {
    const { nextBelow } = randomStream(3, 'dice');
    const counts = new Array<number>(6).fill(0);
    for (let throws = 0; throws < 60_000; throws += 1) {
      const face = nextBelow(6);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('draws normal numbers with mean 0 and standard deviation 1', () => {
    const { nextNormal } = randomStream(4, 'normal');
    const values = Array.from({ length: 100_000 }, nextNormal);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
  });
});

describe('the order of an epoch', () => {
  it('is a permutation that the seed and the epoch decide', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.nat(), fc.nat(50), (count, seed, epoch) => {
        const order = shuffledIndices(count, seed, epoch);
        expect([...order].sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
        expect(shuffledIndices(count, seed, epoch)).toEqual(order);
      }),
      { numRuns: 50 },
    );
    expect(shuffledIndices(100, 1, 0)).not.toEqual(shuffledIndices(100, 1, 1));
    expect(shuffledIndices(100, 1, 0)).not.toEqual(shuffledIndices(100, 2, 0));
  });
});

describe('keyed uniform numbers', () => {
  const draw = (count: number, seed: number, nodeId: string, step: number) =>
    tf.tidy(() =>
      keyedUniform([count], [seed, nodeId, 'dropout'], tf.scalar(step, 'int32')).dataSync(),
    );

  it('fall evenly into [0, 1)', () => {
    const numbers = draw(100_000, 1, 'dropout_1', 0);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    const below = numbers.filter((number) => number < 0.3).length;
    expect(Math.abs(below / numbers.length - 0.3)).toBeLessThan(0.01);
  });

  it('are others for another step, node or seed, and the same for the same', () => {
    const numbers = draw(64, 1, 'dropout_1', 0);
    expect(draw(64, 1, 'dropout_1', 0)).toEqual(numbers);
    expect(draw(64, 1, 'dropout_1', 1)).not.toEqual(numbers);
    expect(draw(64, 1, 'dropout_2', 0)).not.toEqual(numbers);
    expect(draw(64, 2, 'dropout_1', 0)).not.toEqual(numbers);
  });
});

describe('initial weights', () => {
  const spread = (values: Float32Array): number =>
    Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

  it.each([
    ['glorotUniform', Math.sqrt(2 / (5 * 5 * 8 + 5 * 5 * 16))],
    ['glorotNormal', Math.sqrt(2 / (5 * 5 * 8 + 5 * 5 * 16))],
    ['heUniform', Math.sqrt(2 / (5 * 5 * 8))],
    ['heNormal', Math.sqrt(2 / (5 * 5 * 8))],
    ['leCunUniform', Math.sqrt(1 / (5 * 5 * 8))],
    ['leCunNormal', Math.sqrt(1 / (5 * 5 * 8))],
    ['randomUniform', 0.05 / Math.sqrt(3)],
    ['randomNormal', 0.05],
  ] as const)('of %s have the spread that Keras gives them', (initializer, expected) => {
    const values = initialWeights(initializer, [5, 5, 8, 16], randomStream(1, initializer));
    expect(Math.abs(spread(values) / expected - 1)).toBeLessThan(0.04);
  });

  it.each(kernelInitializerNames)('of %s are multiplied by the factor', (initializer) => {
    const draw = (scale?: number) =>
      initialWeights(initializer, [3, 4], randomStream(1, initializer), scale);
    const [plain, scaled] = [draw(), draw(-2.5)];
    for (const [index, value] of scaled.entries()) {
      expect(value).toBe(Math.fround(plain[index]! * -2.5));
    }
    if (initializer === 'constant') expect(new Set(scaled)).toEqual(new Set([-2.5]));
  });

  it.each([
    [12, 12],
    [5, 20],
    [20, 5],
  ])('that are orthogonal (%i x %i) keep lengths along the shorter side', (rows, columns) => {
    const matrix = orthogonalMatrix(rows, columns, randomStream(2, 'matrix'));
    const at = (row: number, column: number): number => matrix[row * columns + column] ?? 0;
    const short = Math.min(rows, columns);
    for (let a = 0; a < short; a += 1) {
      for (let b = 0; b < short; b += 1) {
        let product = 0;
        for (let k = 0; k < Math.max(rows, columns); k += 1) {
          product += rows <= columns ? at(a, k) * at(b, k) : at(k, a) * at(k, b);
        }
        expect(product).toBeCloseTo(a === b ? 1 : 0, 5);
      }
    }
  });
});
