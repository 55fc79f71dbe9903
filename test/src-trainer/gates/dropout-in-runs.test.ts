import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Link } from '../../../src-shared/templates/make-network.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { enginesHere, openHere } from './engines-here.ts';
import { expectBinomial } from './expect-binomial.ts';
import {
  classCount,
  drawExamples,
  imagesSpec,
  side,
  trainImages,
  type Example,
} from './train-images.ts';

// The rate is 0 as a float32 and the batch is always the whole, so only a mask can change a loss: what is
// seen here is what the training itself draws, however its steps are run.
const steps = 40;
const examples = drawExamples('train', 30);
const white: Example = { pixels: new Uint8Array(side * side).fill(255), label: 0 };
const still = { type: 'sgd', learningRate: 1e-300 } as const;

const last: readonly Link[] = [
  ['Dense', { units: 8, activation: 'tanh' }],
  ['Dense', { units: classCount, activation: 'softmax' }],
  ['Output'],
];
const dropping: readonly Link[] = [['Flatten'], ['Dropout', { rate: 0.5 }], ...last];

describe.each(enginesHere)('Dropout in runs on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  const lossesOf = async (links: readonly Link[], train: readonly Example[], seed = 1) =>
    (await trainImages(engine, imagesSpec(links, { optimizer: still, seed }), { train }, steps))
      .losses;

  it('draws another mask at every step, the same again for the same seed, others for another', async () => {
    const losses = await lossesOf(dropping, examples);
    expect(new Set(losses).size).toBe(steps);
    expect(await lossesOf(dropping, examples)).toEqual(losses);
    const others = await lossesOf(dropping, examples, 2);
    expect(others.filter((loss) => losses.includes(loss))).toEqual([]);
  });

  it('is all that changes the loss', async () => {
    // The order of the batch changes from epoch to epoch, and with it the rounding.
    const [first = 0, ...others] = await lossesOf([['Flatten'], ...last], examples);
    for (const loss of others) expect(loss).toBeCloseTo(first, 5);
  });

  it('draws another mask for the same example beside itself', async () => {
    const alone = await lossesOf(dropping, [white]);
    for (const copies of [2, 3]) {
      const several = await lossesOf(dropping, new Array<Example>(copies).fill(white));
      for (const [step, loss] of several.entries()) {
        // One mask for both would give the loss of one alone.
        expect(Math.abs(loss - alone[step]!)).toBeGreaterThan(1e-6);
      }
    }
  });

  it('draws another mask in the next layer of the same shape', async () => {
    // The root of the loss is the sum of what is left of 36 ones, each raised to 4 by two layers that drop half.
    const losses = await lossesOf(
      [
        ['Flatten'],
        ['Dropout', { rate: 0.5 }],
        ['Dropout', { rate: 0.5 }],
        ['Dense', { units: 1, activation: 'linear', useBias: false, kernelInitializer: 'ones' }],
        ['Output', { loss: 'meanSquaredError' }],
      ],
      [white],
    );
    const left = losses.map((loss) => Math.sqrt(loss) / 4);
    for (const count of left) expect(count).toBeCloseTo(Math.round(count), 5);
    const total = left.reduce((sum, count) => sum + Math.round(count), 0);
    // One mask for both layers would leave twice as many.
    expectBinomial(total, steps * side * side, 1 / 4, 'left by both layers');
    expect(new Set(left.map(Math.round)).size).toBeGreaterThan(4);
  });
});
