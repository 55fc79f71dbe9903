import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { OptimizerSettings } from '../../../src-shared/document/document.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { planForward, runForward } from '../../../src-trainer/model/forward.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { lossTargets, totalLoss } from '../../../src-trainer/training/measure-outputs.ts';
import { createOptimizer } from '../../../src-trainer/training/optimizers/optimizer.ts';
import { compileModel } from './compile-model.ts';
import { enginesHere, openHere } from './engines-here.ts';
import { drawIndices, drawTensor } from './seeded-tensors.ts';
import { differenceBetween } from './train-images.ts';

const dense = (id: string, from: string, activation: string) =>
  ({ id, type: 'Dense', config: { units: 4, activation }, from: [from] }) as const;
const spec = compileModel({
  inputs: [{ id: 'in', shape: [5] }],
  layers: [
    dense('first', 'in', 'tanh'),
    dense('second', 'first', 'tanh'),
    dense('last', 'second', 'softmax'),
  ],
  outputs: [{ from: 'last', loss: 'sparseCategoricalCrossentropy' }],
});

/** The model with the layers of these nodes left as they are. */
function freeze(model: Model, nodeIds: readonly string[]): Model {
  const weights = model.weights.map((weight) => ({
    ...weight,
    isTrainable: weight.isTrainable && !nodeIds.includes(weight.nodeId),
  }));
  return { ...model, weights };
}

/** The gradients of `factor` times the loss by the trainable weights, by the weights' tensorflow names. */
function deriveBy(model: Model, factor = 1): tf.NamedTensorMap {
  const variables = model.weights.flatMap((one) => (one.isTrainable ? [one.variable] : []));
  const inputs = new Map([['in', drawTensor(['x'], [6, 5])]]);
  const targets = drawIndices(['y'], [6], 4);
  const plan = planForward(model, lossTargets(model));
  return tf.variableGrads(() => {
    const loss = totalLoss(model, runForward(plan, inputs, { isTraining: true }), targets);
    return tf.mul(loss, factor);
  }, variables).grads;
}

function readWeights(model: Model): Map<string, Float32Array> {
  return new Map(
    model.weights.map((one) => [one.name, one.variable.dataSync<'float32'>().slice()] as const),
  );
}

const pick = (weights: Map<string, Float32Array>, name: string) =>
  new Map([[name, weights.get(name)!]]);

/** The weights after some steps with these nodes frozen. */
function trainFrozen(settings: OptimizerSettings, nodeIds: readonly string[], steps: number) {
  const model = freeze(buildModel(spec, 1), nodeIds);
  const optimizer = createOptimizer(settings, model.weights);
  for (let step = 1; step <= steps; step += 1) {
    tf.tidy(() => optimizer.apply(deriveBy(model), step));
  }
  const weights = readWeights(model);
  optimizer.dispose();
  model.dispose();
  return weights;
}

const optimizers: readonly OptimizerSettings[] = [
  { type: 'sgd', learningRate: 0.1 },
  { type: 'momentum', learningRate: 0.1, momentum: 0.9 },
  { type: 'rmsprop', learningRate: 0.01, rho: 0.9 },
  { type: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999 },
  { type: 'adamw', learningRate: 0.01, beta1: 0.9, beta2: 0.999, weightDecay: 0.1 },
];

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it.each(optimizers)(
    '$type leaves a frozen layer as it is to the last bit and moves the others',
    (settings) => {
      const model = buildModel(spec, 1);
      const before = readWeights(model);
      model.dispose();
      const whole = trainFrozen(settings, [], 1);
      for (const frozen of ['first', 'second', 'last']) {
        const once = trainFrozen(settings, [frozen], 1);
        const often = trainFrozen(settings, [frozen], 4);
        for (const [name, values] of often) {
          const isFrozen = name.startsWith(`${frozen}/`);
          if (isFrozen) expect(values, name).toEqual(before.get(name));
          else
            expect(
              values.every((value, at) => value !== before.get(name)![at]),
              name,
            ).toBe(true);
          // The first step of the others does not know that one was frozen.
          if (isFrozen) expect(once.get(name), name).toEqual(before.get(name));
          else expect(differenceBetween(pick(once, name), pick(whole, name))).toBeLessThan(1e-6);
        }
      }
    },
  );

  it.each([0.001, 3.7, -1, 1000])('%s times the loss has %s times every gradient', (factor) => {
    const model = buildModel(spec, 1);
    tf.tidy(() => {
      const read = (gradients: tf.NamedTensorMap, divisor: number) =>
        new Map(
          Object.entries(gradients).map(([name, one]) => [
            name,
            Float64Array.from(one.dataSync(), (value) => value / divisor),
          ]),
        );
      const [once, scaled] = [read(deriveBy(model), 1), read(deriveBy(model, factor), factor)];
      expect(once.size).toBe(6);
      expect(differenceBetween(scaled, once)).toBeLessThan(1e-6);
    });
    model.dispose();
  });
});
