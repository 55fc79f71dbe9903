import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import { mergeModes, recurrenceKinds } from '../../../src-shared/layers/layer-library.ts';
import type { MergeMode } from '../../../src-shared/layers/layer-library.ts';
import type { Dataset } from '../../../src-trainer/datasets/dataset.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { makeDataset } from '../engine/graph/make-dataset.ts';
import { compileModel, type Sketch } from '../gates/compile-model.ts';
import { drawNumbers } from '../gates/seeded-tensors.ts';
import { askModel, type Asked } from './ask-unrolled.ts';
import { calculateBothByHand, type BothNet } from './both-ways-by-hand.ts';

beforeAll(async () => {
  await openWasm();
});

const [words, classes, units] = [6, 3, 2];
const tokens = [3, 5, 1, 4];
const padded = [3, 5, 0, 0];

/** Words in, a class behind each of them or behind all. */
function bothWays(
  layer: (typeof recurrenceKinds)[number],
  mergeMode: MergeMode,
  returnSequences: boolean,
): Sketch {
  return {
    inputs: [{ id: 'in', shape: [tokens.length], numbers: 'integer' }],
    layers: [
      {
        ...{ id: 'words', type: 'Embedding', from: ['in'] },
        config: { inputDim: words, outputDim: 2, maskZero: true },
      },
      {
        ...{ id: 'both', type: 'Bidirectional', from: ['words'] },
        config: { layer, mergeMode, units, returnSequences },
      },
      {
        ...{ id: 'said', type: 'Dense', from: ['both'] },
        config: { units: classes, activation: 'softmax' },
      },
    ],
    outputs: [{ from: 'said', loss: 'sparseCategoricalCrossentropy' }],
  };
}

/** A network with weights that are no special ones. */
function build(sketch: Sketch): Model {
  const model = buildModel(compileModel(sketch), 3);
  for (const { name, variable } of model.weights) {
    const values = drawNumbers(['both', name], variable.size, 1);
    tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
  }
  return model;
}

function datasetOf(read: readonly number[], targets: readonly number[], isEach: boolean): Dataset {
  return makeDataset(
    { shape: [read.length], values: Int32Array.from(read) },
    { shape: isEach ? [targets.length] : [], values: Int32Array.from(targets) },
  );
}

function ask(model: Model, dataset: Dataset): Asked {
  const asked = askModel(model, dataset, 'both');
  if (asked === undefined) throw new Error('there was no answer');
  return asked;
}

function expectRows(given: readonly number[][], wanted: readonly number[][]): void {
  expect(given).toHaveLength(wanted.length);
  for (const [step, row] of wanted.entries()) {
    expect(given[step]).toHaveLength(row.length);
    for (const [at, value] of row.entries()) expect(given[step]![at]).toBeCloseTo(value, 5);
  }
}

const weightOf = (model: Model, name: string): number[] => [
  ...model.weights.find((one) => one.name === name)!.variable.dataSync<'float32'>(),
];

function netOf(model: Model, mode: MergeMode, isEach: boolean): BothNet {
  const side = (direction: string) => ({
    kernel: weightOf(model, `both/${direction}_kernel`),
    recurrentKernel: weightOf(model, `both/${direction}_recurrent_kernel`),
    bias: weightOf(model, `both/${direction}_bias`),
  });
  return {
    ...{ there: side('forward'), back: side('backward'), mode, isEach },
    outKernel: weightOf(model, 'said/kernel'),
    outBias: weightOf(model, 'said/bias'),
  };
}

describe.each(mergeModes)('two SimpleRNN whose states are put together by %s', (mode) => {
  it.each([
    ['of whole sequences', true, tokens],
    ['of whole sequences that are answered once', false, tokens],
    ['of padded sequences', true, padded],
    ['of padded sequences that are answered once', false, padded],
  ] as const)('have the states, the answers and the gradients of a hand: %s', (_, isEach, read) => {
    const model = build(bothWays('SimpleRNN', mode, isEach));
    const targets = isEach ? [2, 0, 1, 1] : [2];
    const asked = ask(model, datasetOf(read, targets, isEach));
    const { frame, rows } = asked;
    const taken = read.map((token) => token !== 0);
    const net = netOf(model, mode, isEach);
    const hand = calculateBothByHand(net, rows(frame.inputs), targets, taken);

    expect(frame).toMatchObject({ layer: 'SimpleRNN', units, merged: { mode } });
    expectRows(rows(frame.outputs), hand.there);
    expectRows(rows(frame.leftwards?.outputs), hand.back);
    expectRows(rows(frame.merged?.results), hand.merged);
    expectRows(rows(frame.answer?.values), hand.answers);
    const all = hand.gradients();
    expectRows(rows(frame.back?.all.byOutputs), all.there);
    expectRows(rows(frame.leftwards?.back?.all.byOutputs), all.back);
    if (isEach) {
      // Each recurrence's last loss is that of the step that it comes to last.
      const last = taken.lastIndexOf(true);
      expect([frame.lastLoss, frame.leftwards?.lastLoss]).toEqual([last, 0]);
      expectRows(rows(frame.back?.last?.byOutputs), hand.gradients(last).there);
      expectRows(rows(frame.leftwards?.back?.last?.byOutputs), hand.gradients(0).back);
    } else {
      expect(frame.leftwards?.lastLoss).toBeUndefined();
      expect(frame.back?.last).toBeUndefined();
    }
    const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
    const own = ['kernel', 'recurrent_kernel', 'bias'];
    expect(names(frame.weights)).toEqual(own);
    expect(names(frame.leftwards?.weights ?? [])).toEqual(own);
    expect(asked.read(frame.leftwards?.weights[1]?.floats)).toEqual([...net.back.recurrentKernel]);
    model.dispose();
  });
});

it.each(recurrenceKinds)(
  'what reads a palindrome from either end with the same weights does the same: %s',
  (kind) => {
    const model = build(bothWays(kind, 'concat', true));
    for (const name of ['kernel', 'recurrent_kernel', 'bias']) {
      const of = (direction: string) =>
        model.weights.find((one) => one.name === `both/${direction}_${name}`)!.variable;
      of('backward').assign(of('forward'));
    }
    const out = model.weights.find(({ name }) => name === 'said/kernel')!.variable;
    tf.tidy(() => {
      const half = tf.slice(out, [0, 0], [units, classes]);
      out.assign(tf.concat([half, half], 0));
    });
    const { frame, rows, read } = ask(model, datasetOf([3, 5, 5, 3], [2, 0, 0, 2], true));
    const back = frame.leftwards;
    expectRows(rows(back?.outputs), rows(frame.outputs).toReversed());
    for (const [at, { name, floats }] of frame.gates.entries()) {
      expect(back?.gates[at]?.name).toBe(name);
      expectRows(rows(back?.gates[at]?.floats), rows(floats).toReversed());
    }
    expect(frame.gates.length > 0).toBe(kind !== 'SimpleRNN');
    expect(back?.memories === undefined).toBe(kind !== 'LSTM');
    for (const of of ['all', 'last'] as const) {
      const [one, other] = [frame.back?.[of], back?.back?.[of]];
      expectRows(rows(other?.byOutputs), rows(one?.byOutputs).toReversed());
      if (kind !== 'LSTM') continue;
      expectRows(rows(back?.memories), rows(frame.memories).toReversed());
      const sizes = read(one?.memorySizes).toReversed();
      for (const [step, size] of read(other?.memorySizes).entries()) {
        expect(size).toBeCloseTo(sizes[step]!, 5);
      }
    }
    model.dispose();
  },
);
