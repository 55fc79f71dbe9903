import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { OptimizerSettings, TrainingSettings } from '../../../src-shared/document/document.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { temporaryFolder, trainHere } from '../run-in-process.ts';
import { chainSpec } from '../small-run.ts';
import { compareFinalLosses } from './compare-final-losses.ts';
import { enginesHere, openHere } from './engines-here.ts';
import { lossesOnOurBatches } from './fit-by-tfjs.ts';

function moonsSpec(training: Partial<TrainingSettings>): RunSpec {
  return chainSpec(
    { source: { kind: 'points', pattern: 'moons', count: 200, noise: 0.1 }, validationShare: 0.25 },
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 8, activation: 'tanh' }],
      ['Dense', { units: 8, activation: 'relu' }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
    // 150 examples: nine batches of 16 and one of 6.
    { batchSize: 16, epochs: 3, ...training },
  );
}

const adam = { type: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999 } as const;
const createAdam = () => tf.train.adam(adam.learningRate, adam.beta1, adam.beta2, 1e-7);

/** Our optimizers and TensorFlow.js' own of the same formula; it has none with decoupled decay. */
const optimizers: readonly (readonly [OptimizerSettings, () => tf.Optimizer])[] = [
  [{ type: 'sgd', learningRate: 0.1 }, () => tf.train.sgd(0.1)],
  [{ type: 'momentum', learningRate: 0.05, momentum: 0.9 }, () => tf.train.momentum(0.05, 0.9)],
  [{ type: 'rmsprop', learningRate: 0.01, rho: 0.9 }, () => tf.train.rmsprop(0.01, 0.9, 0, 1e-7)],
  [adam, createAdam],
];

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it.each(optimizers)(
    'step by step the losses are those of TensorFlow.js’ own training, with $type',
    async (optimizer, create) => {
      const spec = moonsSpec({ optimizer });
      const { points } = await trainHere(await temporaryFolder(), spec, { engine });
      const theirs = await lossesOnOurBatches(spec, create(), points.length);
      expect(points).toHaveLength(30);
      for (const [index, [, , loss = Number.NaN]] of points.entries()) {
        expect(Math.abs(loss - theirs[index]!), `step ${index + 1}`).toBeLessThan(1e-4);
      }
    },
  );

  it('after training the losses of three seeds are those of TensorFlow.js’ fit', async () => {
    const specOf = (seed: number) => moonsSpec({ optimizer: adam, epochs: 15, seed });
    await compareFinalLosses(engine, specOf, createAdam);
  });
});
