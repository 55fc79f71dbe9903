import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import type { OptimizerSettings } from '../../../src-shared/document/document.ts';
import type { Weight } from '../../../src-trainer/model/model.ts';
import {
  createOptimizer,
  type Optimizer,
} from '../../../src-trainer/training/optimizers/optimizer.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** One number's slots, and what a step makes of it: the formulas of the papers in plain arithmetic. */
type Reference = (w: number, g: number, step: number, slots: number[]) => number;

const learningRate = 0.1;
const cases: readonly (readonly [OptimizerSettings, Reference])[] = [
  [{ type: 'sgd', learningRate }, (w, g) => w - learningRate * g],
  [
    { type: 'momentum', learningRate, momentum: 0.9 },
    (w, g, _step, slots) => {
      slots[0] = 0.9 * (slots[0] ?? 0) + learningRate * g;
      return w - slots[0];
    },
  ],
  [
    { type: 'rmsprop', learningRate, rho: 0.9 },
    (w, g, _step, slots) => {
      slots[0] = 0.9 * (slots[0] ?? 0) + 0.1 * g * g;
      return w - (learningRate * g) / Math.sqrt(slots[0] + 1e-7);
    },
  ],
  [
    { type: 'adam', learningRate, beta1: 0.9, beta2: 0.99 },
    (w, g, step, slots) => w - adamStep(g, step, slots),
  ],
  [
    { type: 'adamw', learningRate, beta1: 0.9, beta2: 0.99, weightDecay: 0.05 },
    (w, g, step, slots) => w - learningRate * 0.05 * w - adamStep(g, step, slots),
  ],
];

/** Adam with the bias taken out of both moments, as the paper's algorithm 1 has it. */
function adamStep(g: number, step: number, slots: number[]): number {
  slots[0] = 0.9 * (slots[0] ?? 0) + 0.1 * g;
  slots[1] = 0.99 * (slots[1] ?? 0) + 0.01 * g * g;
  const mean = slots[0] / (1 - 0.9 ** step);
  const meanSquare = slots[1] / (1 - 0.99 ** step);
  // The efficient order of section 2 has its epsilon scaled: far below what these numbers show.
  return (learningRate * mean) / (Math.sqrt(meanSquare) + 1e-7 / Math.sqrt(1 - 0.99 ** step));
}

function weight(name: string, values: number[], shape: number[]): Weight {
  const variable = tf.tidy(() => tf.variable(tf.tensor(values, shape)));
  return { name, nodeId: name, variable, isTrainable: true };
}

/** The gradient a weight gets at a step: other numbers each time, some of them 0. */
function gradientAt(step: number, index: number): number {
  return index === 3 ? 0 : Math.sin(step * 1.7 + index) * (index + 1);
}

function applyStep(optimizer: Optimizer, weights: readonly Weight[], step: number): void {
  tf.tidy(() => {
    let start = 0;
    const gradients: Record<string, tf.Tensor> = {};
    for (const { variable } of weights) {
      const offset = start;
      const values = Array.from({ length: variable.size }, (_, i) => gradientAt(step, offset + i));
      gradients[variable.name] = tf.tensor(values, variable.shape);
      start += variable.size;
    }
    optimizer.apply(gradients, step);
  });
}

const first = [0.5, -1, 2, 3, -0.25, 1.5];

describe.each(cases)('%o', (settings, reference) => {
  it('moves weights as its formula says, over five steps', () => {
    const weights = [weight('a', first.slice(0, 4), [2, 2]), weight('b', first.slice(4), [2])];
    const optimizer = createOptimizer(settings, weights);
    const expected = [...first];
    const slots = first.map((): number[] => []);
    for (let step = 1; step <= 5; step += 1) {
      applyStep(optimizer, weights, step);
      for (const [index, value] of expected.entries()) {
        expected[index] = reference(value, gradientAt(step, index), step, slots[index]!);
      }
    }
    const actual = weights.flatMap(({ variable }) => [...variable.dataSync()]);
    for (const [index, value] of expected.entries()) expect(actual[index]).toBeCloseTo(value, 4);
    optimizer.dispose();
    tf.dispose(weights.map(({ variable }) => variable));
  });

  it('goes on bit for bit from its slots, and leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    const run = (isInterrupted: boolean): number[] => {
      const weights = [weight('a', first.slice(0, 4), [2, 2]), weight('b', first.slice(4), [2])];
      let optimizer = createOptimizer(settings, weights);
      for (let step = 1; step <= 6; step += 1) {
        applyStep(optimizer, weights, step);
        if (isInterrupted && step === 3) {
          const slots = new Map(optimizer.readSlots().map(({ name, values }) => [name, values]));
          optimizer.dispose();
          optimizer = createOptimizer(settings, weights);
          optimizer.writeSlots(slots);
        }
      }
      const values = weights.flatMap(({ variable }) => [...variable.dataSync()]);
      optimizer.dispose();
      tf.dispose(weights.map(({ variable }) => variable));
      return values;
    };
    expect(run(true)).toEqual(run(false));
    expect(tf.memory().numTensors).toBe(before);
  });
});
