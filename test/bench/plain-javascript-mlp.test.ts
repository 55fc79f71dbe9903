import { expect, test } from 'vitest';

import { createPlainMlp, type PlainMlp } from '../../bench/plain-javascript-mlp.ts';
import { seededNumbers } from '../../src-main/cli/bench/seeded-numbers.ts';

const settings = { sizes: [2, 4, 3, 1], batchSize: 5, learningRate: 0.001, beta2: 0.9 };
const uniform = seededNumbers(7);
const inputs = Float32Array.from({ length: 20 }, () => 2 * uniform() - 1);
const targets = Array.from({ length: 10 }, () => (uniform() < 0.5 ? -1 : 1));
const order = Int32Array.from([3, 1, 4, 0, 9, 2, 6, 5, 8, 7]);

function createMlp(): PlainMlp {
  return createPlainMlp({ ...settings, beta1: 0, uniform: seededNumbers(1) });
}

function lossAt(weights: Float64Array, start: number): number {
  const mlp = createMlp();
  mlp.weights.set(weights);
  return mlp.step(inputs, targets, order, start);
}

/** By central differences. */
function gradientAt(weights: Float64Array, start: number): Float64Array {
  const difference = 1e-5;
  return weights.map((weight, at) => {
    const [above, below] = [weights.slice(), weights.slice()];
    above[at] = weight + difference;
    below[at] = weight - difference;
    return (lossAt(above, start) - lossAt(below, start)) / (2 * difference);
  });
}

test('its steps are Adam’s for the gradient of the loss that it answers', () => {
  const mlp = createMlp();
  const first = gradientAt(mlp.weights, 0);
  const before = mlp.weights.slice();
  mlp.step(inputs, targets, order, 0);
  const between = mlp.weights.slice();
  const second = gradientAt(between, 5);
  mlp.step(inputs, targets, order, 5);

  const { learningRate, beta2 } = settings;
  for (const [at, weight] of mlp.weights.entries()) {
    const [g1 = 0, g2 = 0] = [first[at], second[at]];
    // But for ε, without momentum the first step is as long for every weight; the second tells long gradients from short.
    expect((between[at] ?? 0) - (before[at] ?? 0)).toBeCloseTo(-learningRate * Math.sign(g1), 5);
    const mean = Math.sqrt((beta2 * g1 ** 2 + g2 ** 2) / (1 + beta2));
    expect(weight - (between[at] ?? 0)).toBeCloseTo((-learningRate * g2) / mean, 5);
  }
});

test('it learns what no single layer can', () => {
  const corners = Float32Array.from([-1, -1, -1, 1, 1, -1, 1, 1]);
  const differs = [-1, 1, 1, -1];
  const all = Int32Array.from([0, 1, 2, 3]);
  const adam = { learningRate: 0.01, beta1: 0.9, beta2: 0.999 };
  const mlp = createPlainMlp({ ...adam, sizes: [2, 8, 1], batchSize: 4, uniform });
  let loss = 1;
  for (let step = 0; step < 2_000; step += 1) loss = mlp.step(corners, differs, all, 0);
  expect(loss).toBeLessThan(0.01);
});
