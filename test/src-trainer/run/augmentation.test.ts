import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { noAugmentation, type Augmentation } from '../../../src-shared/document/augmentation.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { classCount, drawExamples, imagesSpec, trainImages } from '../gates/train-images.ts';
import { temporaryFolder, trainHere } from '../run-in-process.ts';
import { chainSpec } from '../small-run.ts';

/** A rate that is 0 as a float32, so that nothing is learned. */
const nothing = 1e-300;
const changes: Partial<Augmentation> = { shift: 0.2, rotation: 20, elastic: 0.03, noise: 0.1 };
const split = { train: drawExamples('train', 24), test: drawExamples('held out', 12) };

function stillSpec(augmentation: Partial<Augmentation> | undefined): RunSpec {
  const spec = imagesSpec(
    [['Flatten'], ['Dense', { units: classCount, activation: 'softmax' }], ['Output']],
    { optimizer: { type: 'sgd', learningRate: nothing }, batchSize: 8 },
  );
  if (augmentation === undefined) return spec;
  return { ...spec, data: { ...spec.data, augmentation: { ...noAugmentation, ...augmentation } } };
}

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it('training pictures are changed, others at every step, and held-out ones never', async () => {
    const plain = await trainImages(engine, stillSpec(undefined), split, 6);
    const off = await trainImages(engine, stillSpec({}), split, 6);
    const changed = await trainImages(engine, stillSpec(changes), split, 6);
    expect(off.losses).toEqual(plain.losses);
    expect(off.finished.valLoss).toBe(plain.finished.valLoss);
    expect(changed.finished.valLoss).toBe(plain.finished.valLoss);
    for (const [step, loss] of changed.losses.entries()) expect(loss).not.toBe(plain.losses[step]);
    // The net stands still, so that the mean over an epoch stays without changes alone.
    const epochs = ({ losses }: { readonly losses: readonly number[] }) =>
      [0, 3].map((from) => losses.slice(from, from + 3).reduce((sum, loss) => sum + loss, 0));
    const [first, second] = epochs(plain);
    expect(second).toBeCloseTo(first!, 4);
    const [before, after] = epochs(changed);
    expect(Math.abs(after! - before!)).toBeGreaterThan(1e-3);
  });

  it('a run that was interrupted sees the same changed digits as one that was not', async () => {
    const spec = chainSpec(
      {
        source: { kind: 'digits' },
        validationShare: 0.2,
        trainLimit: 96,
        augmentation: { ...noAugmentation, ...changes, cutout: 0.2 },
      },
      [
        ['Input', { shape: [28, 28, 1] }],
        ['Flatten'],
        ['Dense', { units: 10, activation: 'softmax' }],
        ['Output'],
      ],
      { batchSize: 32, epochs: 3 },
    );
    const whole = await trainHere(await temporaryFolder(), spec, { engine });
    expect(whole.points).toHaveLength(9);
    const dir = await temporaryFolder();
    const before = await trainHere(dir, spec, { engine, maxSteps: 4 });
    const after = await trainHere(dir, spec, { engine, resume: true });
    expect([...before.points, ...after.points]).toEqual(whole.points);
    expect(after.finished.valLoss).toBe(whole.finished.valLoss);
  });
});
