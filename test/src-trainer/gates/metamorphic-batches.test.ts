import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Link } from '../../../src-shared/templates/make-network.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { shuffledIndices } from '../../../src-trainer/random/shuffle.ts';
import { enginesHere, openHere } from './engines-here.ts';
import {
  classCount,
  differenceBetween,
  drawExamples,
  imagesSpec,
  movesOf,
  trainImages,
  type Example,
} from './train-images.ts';

/** A convolutional net whose examples do not see one another: no batch normalisation, and no dropout, whose mask goes by place. */
const links: readonly Link[] = [
  ['Conv2D', { filters: 4, kernelSize: [3, 3], activation: 'tanh' }],
  ['AveragePooling2D', { padding: 'same' }],
  ['Flatten'],
  ['Dense', { units: 8, activation: 'tanh' }],
  ['Dense', { units: classCount, activation: 'softmax' }],
  ['Output'],
];
/** The same with batch normalisation: the examples see one another, their order does not matter. */
const coupled: readonly Link[] = [...links.slice(0, 1), ['BatchNormalization'], ...links.slice(1)];

const sgd = { optimizer: { type: 'sgd', learningRate: 1 } } as const;
const adam = {
  optimizer: { type: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999 },
} as const;
const examples = drawExamples('batches', 36);

/** What one step of plain descent with these examples as its batch moves. */
async function moveBy(engine: Engine, batch: readonly Example[], of = links) {
  const spec = imagesSpec(of, sgd);
  return movesOf(spec, await trainImages(engine, spec, { train: batch }, 1));
}

type Moves = ReadonlyMap<string, ArrayLike<number>>;

/** The mean of moves, each with its weight. */
function meanOf(...parts: readonly (readonly [moves: Moves, weight: number])[]) {
  const total = parts.reduce((sum, [, weight]) => sum + weight, 0);
  const [[first]] = parts as [readonly [Moves, number]];
  return new Map(
    [...first].map(([name, { length }]) => [
      name,
      Float64Array.from({ length }, (_, at) =>
        parts.reduce((sum, [moves, weight]) => sum + (weight * moves.get(name)![at]!) / total, 0),
      ),
    ]),
  );
}

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it.each([
    ['whose examples do not see one another', links],
    ['with batch normalisation', coupled],
  ])('the order inside a batch changes nothing but the rounding, in a net %s', async (_, of) => {
    const spec = imagesSpec(of, adam);
    const order = shuffledIndices(examples.length, 1, 0);
    const permuted = [...order].map((index) => examples[index]!);
    const changed = [{ ...examples[0]!, label: 1 }, ...examples.slice(1)];
    const [plain, other, wrong] = [
      await trainImages(engine, spec, { train: examples }, 5),
      await trainImages(engine, spec, { train: permuted }, 5),
      await trainImages(engine, spec, { train: changed }, 5),
    ];
    expect(plain.losses).toHaveLength(5);
    for (const [step, loss] of other.losses.entries()) {
      expect(Math.abs(loss - plain.losses[step]!)).toBeLessThan(1e-5);
    }
    expect(differenceBetween(other.tensors, plain.tensors)).toBeLessThan(1e-4);
    // What is not only another order does change it.
    expect(differenceBetween(wrong.tensors, plain.tensors)).toBeGreaterThan(1e-2);
  });

  it('a batch moves the weights by the mean of what its two halves move', async () => {
    const [first, second] = [examples.slice(0, 18), examples.slice(18)];
    const [whole, one, other] = [
      await moveBy(engine, examples),
      await moveBy(engine, first),
      await moveBy(engine, second),
    ];
    expect(differenceBetween(whole, meanOf([one, 1], [other, 1]))).toBeLessThan(1e-4);
    expect(differenceBetween(one, other)).toBeGreaterThan(1e-2);
  });

  it('an odd batch weighs every example alike', async () => {
    const odd = examples.slice(0, 7);
    const [whole, three, four] = [
      await moveBy(engine, odd),
      await moveBy(engine, odd.slice(0, 3)),
      await moveBy(engine, odd.slice(3)),
    ];
    expect(differenceBetween(whole, meanOf([three, 3], [four, 4]))).toBeLessThan(1e-4);
    expect(differenceBetween(whole, meanOf([three, 1], [four, 1]))).toBeGreaterThan(1e-3);
  });

  it('an example that is there twice weighs twice', async () => {
    const [one, two] = [examples.slice(0, 1), examples.slice(1, 2)];
    const [both, alone, other] = [
      await moveBy(engine, [...one, ...two, ...two]),
      await moveBy(engine, one),
      await moveBy(engine, two),
    ];
    expect(differenceBetween(both, meanOf([alone, 1], [other, 2]))).toBeLessThan(1e-4);
  });

  it.each([
    ['whose examples do not see one another', links],
    ['with batch normalisation', coupled],
  ])('all examples twice are the same batch, in a net %s', async (_, of) => {
    const [once, twice] = [
      await moveBy(engine, examples, of),
      await moveBy(engine, [...examples, ...examples], of),
    ];
    expect(differenceBetween(twice, once)).toBeLessThan(1e-4);
  });

  it('batch normalisation couples the examples of a batch', async () => {
    const [whole, one, other] = [
      await moveBy(engine, examples, coupled),
      await moveBy(engine, examples.slice(0, 18), coupled),
      await moveBy(engine, examples.slice(18), coupled),
    ];
    expect(differenceBetween(whole, meanOf([one, 1], [other, 1]))).toBeGreaterThan(1e-3);
  });

  it('every epoch sees every example once, in another order', async () => {
    // A rate so small that the weights stay as they are: each loss is that of its batch alone.
    const spec = imagesSpec(links, {
      optimizer: { type: 'sgd', learningRate: 1e-30 },
      batchSize: 8,
    });
    const { losses } = await trainImages(engine, spec, { train: examples }, 15);
    const sizes = [8, 8, 8, 8, 4];
    const epochs = [0, 1, 2].map((epoch) => losses.slice(5 * epoch, 5 * epoch + 5));
    const means = epochs.map((part) =>
      part.reduce((sum, loss, index) => sum + (loss * sizes[index]!) / 36, 0),
    );
    const whole = await trainImages(engine, imagesSpec(links, sgd), { train: examples }, 1);
    for (const mean of means) expect(mean).toBeCloseTo(whole.losses[0]!, 5);
    expect(new Set(losses).size).toBe(15);
  });
});
