import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';

import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { probeWalk } from '../../../src-trainer/probes/walk.ts';
import { createOptimizer } from '../../../src-trainer/training/optimizers/optimizer.ts';
import { stepRulesOf } from '../../../src-trainer/training/step-rules.ts';
import { makeDataset } from '../engine/graph/make-dataset.ts';
import { chainSpec, points } from '../small-run.ts';
import { readWalk } from './ask-walk.ts';
import { atRest } from '../probes/at-rest.ts';

/*
 * A 2-2-1 net with σ(z) = 1 / (1 + e^−z) everywhere, the loss L = (y − t)², one example, and w ← w − η g. Everything
 * below was calculated by hand:
 *
 * x = (1, 0.5), t = 1, η = 0.5
 * z₁ = 0.3·1 + 0.8·0.5 + 0.1 = 0.8            h₁ = σ(0.8)  = 0.68997448
 * z₂ = −0.2·1 + 0.4·0.5 − 0.3 = −0.3          h₂ = σ(−0.3) = 0.42555748
 * z₃ = 0.5·h₁ − 1·h₂ + 0.2 = 0.11942976       y  = σ(z₃)   = 0.52982200
 * L = (0.529822 − 1)² = 0.22106735
 * ∂L/∂y = 2 (y − t) = −0.94035600
 * δ₃ = ∂L/∂y · y (1 − y) = −0.23425269
 * ∂L/∂v₁ = δ₃ h₁ = −0.16162838, ∂L/∂v₂ = δ₃ h₂ = −0.09968799, ∂L/∂c = δ₃
 * ∂L/∂h₁ = δ₃ v₁ = −0.11712635, ∂L/∂h₂ = δ₃ v₂ = 0.23425269
 * δ₁ = ∂L/∂h₁ · h₁ (1 − h₁) = −0.02505446, δ₂ = ∂L/∂h₂ · h₂ (1 − h₂) = 0.05726502
 * ∂L/∂w₁₁ = δ₁ x₁ = −0.02505446, ∂L/∂w₁₂ = δ₂ x₁ = 0.05726502
 * ∂L/∂w₂₁ = δ₁ x₂ = −0.01252723, ∂L/∂w₂₂ = δ₂ x₂ = 0.02863251
 * ∂L/∂x₁ = 0.3 δ₁ − 0.2 δ₂ = −0.01896934, ∂L/∂x₂ = 0.8 δ₁ + 0.4 δ₂ = 0.00286244
 */
const hand = {
  before: {
    'dense_1/kernel': [0.3, -0.2, 0.8, 0.4],
    'dense_1/bias': [0.1, -0.3],
    'dense_2/kernel': [0.5, -1],
    'dense_2/bias': [0.2],
  },
  values: { input_1: [1, 0.5], dense_1: [0.68997448, 0.42555748], dense_2: [0.529822] },
  loss: 0.22106735,
  gradients: {
    input_1: [-0.01896934, 0.00286244],
    dense_1: [-0.11712635, 0.23425269],
    dense_2: [-0.940356],
  },
  byWeights: {
    'dense_1/kernel': [-0.02505446, 0.05726502, -0.01252723, 0.02863251],
    'dense_1/bias': [-0.02505446, 0.05726502],
    'dense_2/kernel': [-0.16162838, -0.09968799],
    'dense_2/bias': [-0.23425269],
  },
  after: {
    'dense_1/kernel': [0.31252723, -0.22863251, 0.80626362, 0.38568375],
    'dense_1/bias': [0.11252723, -0.32863251],
    'dense_2/kernel': [0.58081419, -0.95015601],
    'dense_2/bias': [0.31712635],
  },
} as const;

function expectNear(found: readonly number[], wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  for (const [index, value] of wanted.entries()) {
    expect(Math.abs((found[index] ?? Number.NaN) - value)).toBeLessThan(1e-6);
  }
}

describe('a 2-2-1 net calculated by hand', async () => {
  await openWasm();
  const spec = chainSpec(
    points,
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 2, activation: 'sigmoid' }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'meanSquaredError' }],
    ],
    { batchSize: 1, optimizer: { type: 'sgd', learningRate: 0.5 }, schedule: 'constant' },
  );
  const dataset = makeDataset(
    { shape: [2], values: Float32Array.of(1, 0.5) },
    { shape: [], values: Int32Array.of(1) },
  );
  const model = buildModel(spec.model, 1);
  for (const { name, variable } of model.weights) {
    const numbers = hand.before[name as keyof typeof hand.before];
    tf.tidy(() => variable.assign(tf.tensor([...numbers], variable.shape)));
  }
  const optimizer = createOptimizer(spec.training.optimizer, model.weights);
  const answer = probeWalk(
    { kind: 'walk', id: 'walk', example: 0, perSecond: 1 },
    {
      ...atRest,
      model,
      dataset,
      nextStep: () => ({
        ...{ spec, optimizer, parts: 1, epoch: 0, stepsInEpoch: 0 },
        rules: stepRulesOf(spec.training, 1),
      }),
    },
  );
  if (answer === undefined) throw new Error('there was no answer');
  const { frame, node, weight, read } = readWalk(answer.frame, answer.bytes);

  it.each(['input_1', 'dense_1', 'dense_2'] as const)('forward: what leaves %s', (id) => {
    expectNear(read(node(id).value), hand.values[id]);
  });

  it('loss: (y − t)²', () => {
    expectNear([frame.loss ?? Number.NaN], [hand.loss]);
    expectNear(frame.exampleLosses.map(Number), [hand.loss]);
    expect(read(frame.outputs[0]?.target)).toEqual([1]);
  });

  it.each(['dense_2', 'dense_1', 'input_1'] as const)('backward: ∂L by what leaves %s', (id) => {
    expectNear(read(node(id).gradient), hand.gradients[id]);
  });

  it.each(Object.keys(hand.before) as (keyof typeof hand.before)[])(
    'backward and update: %s before, its gradient, and after',
    (name) => {
      expectNear(read(weight(name).before), hand.before[name]);
      expectNear(read(weight(name).gradient), hand.byWeights[name]);
      expectNear(read(weight(name).after), hand.after[name]);
      expect(weight(name).restrained).toBeUndefined();
    },
  );

  it('the network itself has not moved', () => {
    for (const { name, variable } of model.weights) {
      expectNear(
        [...variable.dataSync<'float32'>()],
        hand.before[name as keyof typeof hand.before],
      );
    }
  });
});
