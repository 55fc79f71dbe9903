import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Link } from '../../../src-shared/templates/make-network.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { planForward, readValue, runForward } from '../../../src-trainer/model/forward.ts';
import {
  correctAnswers,
  lossTargets,
  totalLoss,
} from '../../../src-trainer/training/measure-outputs.ts';
import { chainSpec } from '../small-run.ts';

const data = { source: { kind: 'imported', id: 'x' }, validationShare: 0 } as const;

beforeAll(async () => {
  await openWasm();
});

/** What a chain behind an Embedding with `maskZero` says to symbols, one row an example. */
function say(links: readonly Link[], symbols: number[][]): number[][] {
  const time = symbols[0]!.length;
  const { model: spec } = chainSpec(data, [
    ['Input', { shape: [time], dtype: 'int32' }],
    ['Embedding', { inputDim: 5, outputDim: 3, maskZero: true, embeddingsInitializer: 'ones' }],
    ...links,
    ['Output', { loss: 'meanSquaredError' }],
  ]);
  const model = buildModel(spec, 5);
  const target = model.outputs[0]!.from;
  const rows = tf.tidy(() => {
    const x = tf.tensor2d(symbols, [symbols.length, time], 'int32');
    const inputs = new Map([[spec.inputs[0]!.id, x]]);
    const values = runForward(planForward(model, [target]), inputs, { isTraining: false });
    return readValue(values, target).arraySync() as number[][];
  });
  model.dispose();
  return rows;
}

/** What a chain says to sequences of two numbers a step. */
function sayOf(links: readonly Link[], numbers: number[][][]): number[][] {
  const { model: spec } = chainSpec(data, [
    ['Input', { shape: [numbers[0]!.length, 2] }],
    ...links,
    ['Output', { loss: 'meanSquaredError' }],
  ]);
  const model = buildModel(spec, 5);
  const target = model.outputs[0]!.from;
  const rows = tf.tidy(() => {
    const inputs = new Map([[spec.inputs[0]!.id, tf.tensor3d(numbers)]]);
    const values = runForward(planForward(model, [target]), inputs, { isTraining: false });
    return readValue(values, target).arraySync() as number[][];
  });
  model.dispose();
  return rows;
}

/** Loss and right answers of a network that says yes or no at every step of sequences that 0 pads. */
function lossOf(symbols: number[][], answers: number[][]): [loss: number, correct: number] {
  const time = symbols[0]!.length;
  const { model: spec } = chainSpec(data, [
    ['Input', { shape: [time], dtype: 'int32' }],
    ['Embedding', { inputDim: 5, outputDim: 3, maskZero: true }],
    ['Bidirectional', { units: 3, layer: 'GRU' }],
    ['Dense', { units: 2, activation: 'softmax' }],
    ['Output', { loss: 'sparseCategoricalCrossentropy' }],
  ]);
  const model = buildModel(spec, 5);
  const found = tf.tidy((): [number, number] => {
    const x = tf.tensor2d(symbols, [symbols.length, time], 'int32');
    const targets = tf.tensor2d(answers, [symbols.length, time], 'int32');
    const plan = planForward(model, lossTargets(model));
    const values = runForward(plan, new Map([[spec.inputs[0]!.id, x]]), { isTraining: true });
    return [
      totalLoss(model, values, targets).dataSync()[0]!,
      correctAnswers(model, values, targets)!.dataSync()[0]!,
    ];
  });
  model.dispose();
  return found;
}

const pair: readonly Link[] = [
  ['Dense', { units: 4, activation: 'tanh' }],
  ['Dropout', { rate: 0.5 }],
];

describe('a mask', () => {
  it.each([
    ['LSTM', pair],
    ['GRU', [...pair, ['BatchNormalization']]],
    ['SimpleRNN', [['LSTM', { units: 3 }]]],
    ['Bidirectional', pair],
    ['SimpleRNN', [['Bidirectional', { units: 2 }]]],
    ['LSTM', [['Activation', { activation: 'tanh' }]]],
  ] as const)(
    'goes from the Embedding to %s through layers that keep the steps apart (%#)',
    (type, between) => {
      const links: Link[] = [...between, [type, { units: 3, returnSequences: false }]];
      const [padded, other] = say(links, [
        [2, 3, 0, 0],
        [2, 3, 1, 4],
      ]);
      expect(padded).toEqual(say(links, [[2, 3]])[0]);
      expect(padded).not.toEqual(other);
    },
  );

  it('passes over padding in the middle, and repeats the output before it', () => {
    const rows = say([['GRU', { units: 2 }]], [[1, 0, 2]]) as unknown[][];
    const [first, repeated, third] = rows[0]!;
    expect(repeated).toEqual(first);
    expect(third).not.toEqual(first);
  });

  it('keeps padding out of the mean over time, also behind other layers', () => {
    const links: Link[] = [...pair, ['SimpleRNN', { units: 4 }], ['GlobalAveragePooling1D']];
    const [padded, other, empty] = say(links, [
      [2, 3, 0, 0],
      [2, 3, 1, 4],
      [0, 0, 0, 0],
    ]);
    const [plain = []] = say(links, [[2, 3]]);
    for (const [at, mean] of plain.entries()) expect(padded?.[at]).toBeCloseTo(mean, 6);
    expect(padded).not.toEqual(other);
    expect(empty).toEqual([0, 0, 0, 0]);
  });

  it('ends where steps are mixed: a layer behind Flatten sees the padding as it is', () => {
    const links: Link[] = [
      ['Flatten'],
      ['Reshape', { targetShape: [4, 3] }],
      ['LSTM', { units: 2, returnSequences: false }],
    ];
    const [padded] = say(links, [[2, 3, 0, 0]]);
    expect(padded).toEqual(say(links, [[2, 3, 1, 4]])[0]);
  });

  it('begins at a Masking too, where all numbers of a step are its value', () => {
    const links: Link[] = [
      ['Masking', { maskValue: -1 }],
      ['Bidirectional', { units: 2, layer: 'SimpleRNN' }],
      ['GlobalAveragePooling1D'],
    ];
    const steps = [
      [1, 2],
      [-1, 3],
    ];
    const [padded, other] = sayOf(links, [
      [...steps, [-1, -1], [-1, -1]],
      [...steps, [-1, -1], [-1, 0]],
    ]);
    const [plain = []] = sayOf(links, [steps]);
    for (const [at, number] of plain.entries()) expect(padded?.[at]).toBeCloseTo(number, 6);
    expect(padded).not.toEqual(other);
  });

  it('reaches the loss: sequences of any length are worth what each is alone', () => {
    const lengths = [4, 2, 3];
    const rows = [
      [1, 2, 3, 4],
      [2, 4, 0, 0],
      [3, 3, 1, 0],
    ];
    const answers = [
      [0, 1, 1, 0],
      [1, 1, 0, 0],
      [1, 0, 0, 1],
    ];
    const alone = rows.map((row, at) => {
      const length = lengths[at]!;
      return lossOf([row.slice(0, length)], [answers[at]!.slice(0, length)]);
    });
    const [loss, correct] = lossOf(rows, answers);
    expect(loss).toBeCloseTo(alone.reduce((sum, [one]) => sum + one, 0) / 3, 5);
    const shares = alone.map(([, right], at) => right / lengths[at]!);
    expect(correct).toBeCloseTo((12 * shares.reduce((sum, share) => sum + share, 0)) / 3, 4);
  });
});
