import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Link } from '../../../src-shared/templates/make-network.ts';
import { buildTemplate, type TemplateId } from '../../../src-shared/templates/index.ts';
import { loadCheckpoint } from '../../../src-trainer/checkpoints/checkpoint-folder.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { adam, adamw, momentum, optimizers, rmsprop } from '../engine/graph/trainee.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { temporaryFolder, trainHere } from '../run-in-process.ts';
import { chainSpec, helloSpec, pointsSpec, shortTextSpec } from '../small-run.ts';
import { askWalk } from './ask-walk.ts';

/** A ready network on few examples, so that it is quick. */
function templateSpec(id: TemplateId, change: Partial<RunSpec['training']> = {}): RunSpec {
  const compiled = compileRun(buildTemplate(id, id), 'network');
  if (!compiled.ok) throw new Error(`${id} does not compile`);
  const { spec } = compiled;
  return {
    ...spec,
    data: { ...spec.data, trainLimit: 64 },
    training: { ...spec.training, ...change },
  };
}

const restrained: Partial<RunSpec['training']> = {
  regularisation: { weightDecay: 3, l1: 0.5, maxNorm: 0.9 },
  clipping: { kind: 'globalNorm', limit: 0.2 },
};
const bent = templateSpec('lenet-relu', { batchSize: 16, optimizer: adam });
const cases: readonly (readonly [string, RunSpec])[] = [
  ...optimizers.map(
    (one) =>
      [`dropout and batch normalisation, ${one.type}`, pointsSpec({ optimizer: one })] as const,
  ),
  ['decay, L1, clipping and max-norm', pointsSpec({ ...restrained, optimizer: momentum })],
  ['a character model', helloSpec({ optimizer: rmsprop })],
  ['states that are carried', helloSpec({ optimizer: adam }, true)],
  ['states that begin anew', helloSpec({ optimizer: adam, batchSize: 60 }, true)],
  ['states that are carried over a short text', shortTextSpec(21, { optimizer: adam })],
  ['playground', templateSpec('playground', { optimizer: adamw })],
  ['function-fit, cosine', templateSpec('function-fit')],
  ['iris-mlp', templateSpec('iris-mlp')],
  [
    'lenet-relu with augmentation',
    {
      ...bent,
      data: {
        ...bent.data,
        augmentation: { ...noChange(), rotation: 20, elastic: 0.1, noise: 0.1 },
      },
    },
  ],
];

function largestDifference(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return Infinity;
  return a.reduce((largest, value, at) => Math.max(largest, Math.abs(value - b[at]!)), 0);
}

function noChange() {
  const off = { shift: 0, rotation: 0, scale: 0, shear: 0, elastic: 0, brightness: 0 };
  return { ...off, noise: 0, crop: 0, cutout: 0, flipHorizontal: false, flipVertical: false };
}

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it.each(cases)(
    'the weights behind the walked step are those of the real one: %s',
    async (_, spec) => {
      const dir = await temporaryFolder();
      await trainHere(dir, spec, { engine, maxSteps: 3 });
      const walk = await askWalk(engine, spec, { dir });
      const before = new Map(
        (await loadCheckpoint(dir))!.tensors.map((one) => [one.name, one.values]),
      );
      await trainHere(dir, spec, { engine, maxSteps: 4, resume: true });
      const after = new Map(
        (await loadCheckpoint(dir))!.tensors.map((one) => [one.name, one.values]),
      );
      expect(walk.frame).toMatchObject({ step: 3 });
      let moved = 0;
      for (const { name, before: from, after: to } of walk.frame.weights) {
        const real = [...after.get(`weights/${name}`)!];
        const start = walk.read(from);
        const walked = walk.read(to);
        expect(largestDifference(start, [...before.get(`weights/${name}`)!])).toBe(0);
        // A compiled step adds up in another order than single operations do: float32 then differs in its last
        // digits, which an optimizer that divides by a gradient's length may make ten times as much of.
        const room = 2e-5 * Math.max(0.1, ...real.map(Math.abs));
        expect(largestDifference(walked, real)).toBeLessThanOrEqual(id === 'wasm' ? 0 : room);
        moved += largestDifference(start, real);
      }
      expect(moved).toBeGreaterThan(0);
    },
  );

  it('the losses of the batch’s examples have its loss as their mean', async () => {
    const { frame } = await askWalk(engine, pointsSpec());
    expect(frame.exampleLosses).toHaveLength(16);
    const mean = frame.exampleLosses.reduce<number>((sum, one) => sum + Number(one), 0) / 16;
    expect(mean).toBeCloseTo(frame.loss!, 5);
  });

  it('a network of many large weights still fits a frame, with the first units of each', async () => {
    const wide = Array.from({ length: 16 }, (): Link => ['Dense', { units: 512 }]);
    const spec = chainSpec(
      pointsSpec().data,
      [
        ['Input', { shape: [2] }],
        ...wide,
        ['Dense', { units: 2, activation: 'softmax' }],
        ['Output'],
      ],
      { optimizer: adam, batchSize: 4 },
    );
    const walk = await askWalk(engine, spec);
    const { fullShape, before } = walk.weight('dense_9/kernel');
    expect(fullShape).toEqual([512, 512]);
    expect(before.shape[0]).toBe(512);
    expect(before.shape[1]).toBeGreaterThan(16);
  });

  it('leaves no tensor behind, and the weights where they were', async () => {
    await askWalk(engine, pointsSpec());
    const before = tf.memory().numTensors;
    const [one, again] = [await askWalk(engine, pointsSpec()), await askWalk(engine, pointsSpec())];
    expect(tf.memory().numTensors).toBe(before);
    expect(one.read(one.weight('dense_1/kernel').after)).toEqual(
      again.read(again.weight('dense_1/kernel').after),
    );
  });

  it('a Dropout’s mask says what it struck, and what is kept is scaled up', async () => {
    const walk = await askWalk(engine, pointsSpec(), { example: 3 });
    const given = walk.read(walk.node('batchnormalization_1').value);
    const kept = walk.read(walk.node('dropout_1').kept);
    const left = walk.read(walk.node('dropout_1').value);
    expect(kept).toHaveLength(8);
    for (const [at, isKept] of kept.entries()) {
      expect([0, 1]).toContain(isKept);
      expect(left[at]).toBeCloseTo((given[at]! * isKept) / (1 - 0.2), 5);
    }
  });
});
