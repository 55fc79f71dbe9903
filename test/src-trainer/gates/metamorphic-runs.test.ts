import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Link } from '../../../src-shared/templates/make-network.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { temporaryFolder, trainHere } from '../run-in-process.ts';
import { chainSpec } from '../small-run.ts';
import { enginesHere, openHere } from './engines-here.ts';
import {
  classCount,
  differenceBetween,
  drawExamples,
  firstWeights,
  imagesSpec,
  movesOf,
  trainImages,
  type Trained,
} from './train-images.ts';

/** A net with all that is random or remembered in training: dropout and batch normalisation. */
const links: readonly Link[] = [
  ['Conv2D', { filters: 4, kernelSize: [3, 3], activation: 'relu' }],
  ['BatchNormalization'],
  ['MaxPooling2D'],
  ['Flatten'],
  ['Dropout', { rate: 0.3 }],
  ['Dense', { units: classCount, activation: 'softmax' }],
  ['Output'],
];
const plainLinks: readonly Link[] = [
  ['Flatten'],
  ['Dense', { units: 8, activation: 'tanh' }],
  ['Dense', { units: classCount, activation: 'softmax' }],
  ['Output'],
];
const adam = { type: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999 } as const;
/** A rate that is 0 as a float32; the program takes none that is 0 as it is written. */
const nothing = 1e-300;

const examples = drawExamples('train', 30);
const heldOut = drawExamples('held out', 12);

/** The weights, without what batch normalisation follows, and all else a checkpoint holds. */
function partsOf({ tensors }: Pick<Trained, 'tensors'>) {
  const isMoving = (name: string) => name.includes('/moving_');
  const isWeight = (name: string) => name.startsWith('weights/') && !isMoving(name);
  const pick = (test: (name: string) => boolean) =>
    new Map([...tensors].filter(([name]) => test(name)));
  return {
    weights: pick(isWeight),
    moving: pick(isMoving),
    slots: pick((name) => name.startsWith('optimizer/')),
  };
}

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it('what is held out changes no bit of the training, and an example that leaks into it does', async () => {
    const spec = imagesSpec(links, { optimizer: adam, batchSize: 8 });
    const train = (split: Parameters<typeof trainImages>[2]) => trainImages(engine, spec, split, 9);
    const with12 = await train({ train: examples, test: heldOut });
    const without = await train({ train: examples });
    const withOthers = await train({ train: examples, test: drawExamples('others', 40) });
    for (const run of [without, withOthers]) {
      expect(run.losses).toEqual(with12.losses);
      expect(run.tensors).toEqual(with12.tensors);
    }
    expect(without.finished.valLoss).toBeUndefined();
    expect(withOthers.finished.valLoss).not.toBe(with12.finished.valLoss);

    const leaked = await train({ train: [...examples.slice(1), heldOut[0]!], test: heldOut });
    expect(leaked.losses).not.toEqual(with12.losses);
    expect(differenceBetween(leaked.tensors, with12.tensors)).toBeGreaterThan(1e-3);
  });

  it('what is held out of a text changes no bit of the training', async () => {
    const train = (tail: string) => {
      const text = 'the cat sat on the hat '.repeat(4) + tail;
      const spec = chainSpec(
        { source: { kind: 'text', corpus: 'own', text, window: 6 }, validationShare: 0.2 },
        [
          ['Input', { shape: [6], dtype: 'int32' }],
          ['Embedding', { inputDim: 9, outputDim: 4 }],
          ['SimpleRNN', { units: 6 }],
          ['Dense', { units: 9, activation: 'softmax' }],
          ['Output'],
        ],
        { batchSize: 4, epochs: 2 },
      );
      return temporaryFolder().then((dir) => trainHere(dir, spec, { engine }));
    };
    const [one, other] = [
      await train('on the cat the hat sat '),
      await train('tat tat tat tat tat tat'),
    ];
    expect(one.points).toEqual(other.points);
    expect(one.points.length).toBeGreaterThan(5);
    expect(one.finished.valLoss).not.toBe(other.finished.valLoss);
  });

  it('measuring gives the loss that the next step sees', async () => {
    const spec = imagesSpec(plainLinks, { optimizer: adam });
    const measured = await trainImages(engine, spec, { train: examples, test: examples }, 3);
    const { losses } = await trainImages(engine, spec, { train: examples }, 4);
    expect(measured.finished.valLoss).toBeCloseTo(losses[3]!, 5);
  });

  it('a rate of 0 moves no weight, only the optimizer’s slots and what batch normalisation follows', async () => {
    const spec = imagesSpec(links, { optimizer: { ...adam, learningRate: nothing }, batchSize: 8 });
    const { weights, moving, slots } = partsOf(
      await trainImages(engine, spec, { train: examples }, 6),
    );
    const first = partsOf({ tensors: firstWeights(spec) });
    expect(weights).toEqual(first.weights);
    expect(weights.size).toBe(6);
    for (const [name, values] of moving) expect(values).not.toEqual(first.moving.get(name));
    expect(slots.size).toBe(12);
    for (const values of slots.values()) expect(values.some((value) => value !== 0)).toBe(true);
  });

  it('every weight moves at the first step of a rate that can be felt', async () => {
    const spec = imagesSpec(links, { optimizer: adam, batchSize: 8 });
    for (const [name, moves] of movesOf(
      spec,
      await trainImages(engine, spec, { train: examples }, 1),
    )) {
      expect(
        moves.some((move) => move !== 0),
        name,
      ).toBe(true);
    }
  });

  it('without a gradient, decoupled decay shrinks a weight by its formula and nothing else', async () => {
    // Black pictures and no bias: every product is 0, and so is every gradient.
    const black = examples.map(({ label, pixels }) => ({ label, pixels: pixels.map(() => 0) }));
    const learningRate = 0.5;
    const weightDecay = 0.2;
    const spec = imagesSpec(
      [
        ['Flatten'],
        ['Dense', { units: classCount, activation: 'softmax', useBias: false }],
        ['Output'],
      ],
      { optimizer: { ...adam, type: 'adamw', learningRate, weightDecay } },
    );
    const steps = 4;
    const { tensors, losses } = await trainImages(engine, spec, { train: black }, steps);
    const kernel = firstWeights(spec).get('weights/dense_1/kernel')!;
    const factor = (1 - learningRate * weightDecay) ** steps;
    for (const [index, value] of tensors.get('weights/dense_1/kernel')!.entries()) {
      expect(Math.abs(value - kernel[index]! * factor)).toBeLessThanOrEqual(
        steps * 2 ** -23 * Math.abs(kernel[index]!),
      );
    }
    expect(partsOf({ tensors }).slots.size).toBe(2);
    for (const values of partsOf({ tensors }).slots.values()) {
      expect(values.every((value) => value === 0)).toBe(true);
    }
    for (const loss of losses) expect(loss).toBeCloseTo(Math.log(classCount), 6);
  });

  it('twice the loss is twice the gradient', async () => {
    const spec = imagesSpec(plainLinks, { optimizer: { type: 'sgd', learningRate: 1 } });
    const [output] = spec.model.outputs;
    const doubled = {
      ...spec,
      model: { ...spec.model, outputs: [output!, { ...output!, id: 'output_2' }] },
    };
    const once = await trainImages(engine, spec, { train: examples }, 1);
    const twice = await trainImages(engine, doubled, { train: examples }, 1);
    expect(twice.losses[0]).toBeCloseTo(2 * once.losses[0]!, 6);
    const half = new Map(
      [...movesOf(doubled, twice)].map(([name, moves]) => [name, moves.map((move) => move / 2)]),
    );
    expect(differenceBetween(half, movesOf(spec, once))).toBeLessThan(1e-5);
  });
});
