import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import type { RecurrenceKind } from '../../../src-shared/layers/layer-library.ts';
import type { LossName } from '../../../src-shared/spec/loss-names.ts';
import type { Dataset } from '../../../src-trainer/datasets/dataset.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { planForward, readValue, runForward } from '../../../src-trainer/model/forward.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { toInputs } from '../../../src-trainer/training/batch.ts';
import { makeDataset } from '../engine/graph/make-dataset.ts';
import { compileModel, type Sketch } from '../gates/compile-model.ts';
import { drawNumbers } from '../gates/seeded-tensors.ts';
import { computeRecurrence, gateCounts } from '../model/recurrence/reference-recurrence.ts';
import {
  chainNet,
  changeWeights,
  makeCharacterModel,
  recurrentNets,
  vocabulary,
  vocabularySize,
} from '../text/character-nets.ts';
import { askModel, type Asked } from './ask-unrolled.ts';

beforeAll(async () => {
  await openWasm();
});

const tokens = [3, 7, 1, 0, 10, 4];
const targets = [7, 1, 0, 10, 4, 2];
const text = [...tokens, 2].map((one) => vocabulary[one]).join('');

/** The letters of `character-nets.ts`, one example of six. */
const letters: Dataset = {
  ...makeDataset(
    { shape: [6], values: Int32Array.from(tokens) },
    { shape: [6], values: Int32Array.from(targets) },
  ),
  ...{ task: 'next-character', vocabulary },
};

function ask(
  model: Model,
  nodeId: string,
  options: { readonly text?: string; readonly dataset?: Dataset } = {},
): Asked | undefined {
  const { dataset = letters, text: typed } = options;
  return askModel(model, dataset, nodeId, typed);
}

function found(asked: Asked | undefined): Asked {
  if (asked === undefined) throw new Error('there was no answer');
  return asked;
}

function expectNear(given: readonly number[], wanted: ArrayLike<number>, within = 2e-6): void {
  expect(given).toHaveLength(wanted.length);
  const largest = Math.max(...Array.from(wanted, Math.abs), 1e-3);
  for (const [at, value] of given.entries()) {
    expect(Math.abs(value - wanted[at]!) / largest).toBeLessThan(within);
  }
}

/** What the network itself lets out of a node for the letters. */
function valueOf(model: Model, nodeId: string): number[] {
  return tf.tidy(() => {
    const inputs = toInputs(model.spec, Int32Array.from(tokens), 1);
    const values = runForward(planForward(model, [nodeId]), inputs, { isTraining: false });
    return [...readValue(values, nodeId).dataSync<'float32'>()];
  });
}

describe('the states of every step', () => {
  const nets = recurrentNets.filter(([what]) => what !== 'no memory at all');

  it.each(nets)('are what leaves the layer: %s', (_what, sketch) => {
    const model = makeCharacterModel(sketch);
    const isRecurrent = ({ type }: { type: string }) => type in gateCounts;
    for (const { id } of sketch.layers.filter(isRecurrent)) {
      const { frame, read } = found(ask(model, id));
      expectNear(read(frame.outputs), valueOf(model, id));
      expect(frame.inputs.shape[0]).toBe(6);
      expect(read(frame.tokens)).toEqual(tokens);
      expect(read(frame.answer?.targets)).toEqual(targets);
    }
    model.dispose();
  });

  it('are 0 at the beginning where padding is passed over, and it is said which steps were', () => {
    const padded = chainNet([['LSTM', { units: 4, returnSequences: true }]], {
      embedding: { maskZero: true },
    });
    const model = makeCharacterModel(padded);
    const { frame, read, rows } = found(ask(model, 'layer_2'));
    expect(read(frame.taken)).toEqual([1, 1, 1, 0, 1, 1]);
    expect(rows(frame.outputs)[3]).toEqual(rows(frame.outputs)[2]);
    expect(rows(frame.memories)[3]).toEqual(rows(frame.memories)[2]);
    model.dispose();
  });
});

/** The last step's loss with h and c behind a step put in by hand, in double precision. */
function lossFrom(asked: Asked, kind: RecurrenceKind, step: number, states: number[][]): number {
  const { frame, rows, weight } = asked;
  const { units, features } = frame;
  const rest = rows(frame.inputs).slice(step + 1);
  const { outputs } = computeRecurrence({
    ...{ kind, activation: 'tanh', batch: 1, time: rest.length, size: features, units },
    x: rest.flat(),
    kernel: weight('layer_2/kernel'),
    recurrentKernel: weight('layer_2/recurrent_kernel'),
    bias: weight('layer_2/bias'),
    initial: states,
    mask: undefined,
  });
  const h = rest.length === 0 ? states[0]! : [...outputs.slice(-units)];
  const [kernel, bias] = [weight('layer_3/kernel'), weight('layer_3/bias')];
  const logits = bias.map((b, k) =>
    h.reduce((sum, value, j) => sum + value * kernel[j * vocabularySize + k]!, b),
  );
  const total = logits.reduce((sum, z) => sum + Math.exp(z), 0);
  return Math.log(total) - logits[targets.at(-1)!]!;
}

describe('the gradient of the last loss', () => {
  it.each(['SimpleRNN', 'GRU', 'LSTM'] as const)(
    'by each state is how much the loss changes with it: %s',
    (kind) => {
      const model = makeCharacterModel(chainNet([[kind, { units: 5, returnSequences: true }]]));
      const asked = found(ask(model, 'layer_2'));
      const { frame, read, rows } = asked;
      const gradients = rows(frame.back?.last?.byOutputs);
      const nudge = 1e-5;
      for (const [step, h] of rows(frame.outputs).entries()) {
        const memory = frame.memories && rows(frame.memories)[step]!;
        const slope = (of: 0 | 1, unit: number): number => {
          const [up, down] = [nudge, -nudge].map((by) => {
            const states = [h, memory ?? []].map((row, index) =>
              row.map((value, at) => (index === of && at === unit ? value + by : value)),
            );
            return lossFrom(asked, kind, step, states);
          });
          return (up! - down!) / (2 * nudge);
        };
        expectNear(
          gradients[step]!,
          h.map((_, unit) => slope(0, unit)),
          1e-4,
        );
        expect(read(frame.back?.last?.sizes)[step]).toBeCloseTo(Math.hypot(...gradients[step]!), 5);
        // Behind the last step the memory counts through the output alone, and before it by both.
        if (memory === undefined || step === frame.outputs.shape[0]! - 1) continue;
        const held = memory.map((_, unit) => slope(1, unit));
        const through = gradients[step]!.map((value, unit) => {
          const o = rows(frame.gates.find(({ name }) => name === 'o')?.floats)[step]![unit]!;
          return value * o * (1 - Math.tanh(memory[unit]!) ** 2);
        });
        const whole = held.map((value, unit) => value + through[unit]!);
        const size = read(frame.back?.last?.memorySizes)[step]!;
        expect(Math.abs(size - Math.hypot(...whole)) / size).toBeLessThan(1e-4);
      }
      model.dispose();
    },
  );

  it('goes through the layers above, too, and dies at a layer that nothing hangs on', () => {
    const model = makeCharacterModel(
      chainNet([
        ['GRU', { units: 5, returnSequences: true }],
        ['LSTM', { units: 5, returnSequences: true }],
      ]),
    );
    const { frame, rows } = found(ask(model, 'layer_2'));
    expect(rows(frame.back?.last?.byOutputs).every((row) => Math.hypot(...row) > 0)).toBe(true);
    expect(frame.readout).toBeUndefined();
    model.dispose();
  });
});

/** Numbers along time, and one answer at the end. */
function manyToOne(loss: LossName, units: number, activation: string): Sketch {
  return {
    inputs: [{ id: 'in', shape: [7, 3] }],
    layers: [
      {
        ...{ id: 'lstm', type: 'LSTM', from: ['in'] },
        config: { units: 4, returnSequences: false },
      },
      { id: 'said', type: 'Dense', config: { units, activation }, from: ['lstm'] },
    ],
    outputs: [{ from: 'said', loss }],
  };
}

describe('a network that answers at the end', () => {
  const inputs = { shape: [7, 3], values: drawNumbers(['frames'], 21, 1) };

  it.each([
    ['sparseCategoricalCrossentropy', 5, 'softmax', Int32Array.of(2), [2]],
    ['binaryCrossentropy', 1, 'sigmoid', Int32Array.of(1), [1]],
    ['meanSquaredError', 2, 'linear', Float32Array.of(0.5, -1), [0.5, -1]],
  ] as const)('has all its states and one loss: %s', (loss, units, activation, values, wanted) => {
    const model = buildModel(compileModel(manyToOne(loss, units, activation)), 3);
    changeWeights(model, 2);
    const shape = values.length === 1 ? [] : [values.length];
    const dataset = makeDataset(inputs, { shape, values });
    const { frame, read, rows } = found(ask(model, 'lstm', { dataset, text: 'abc' }));
    expect(frame).toMatchObject({ isTyped: false, units: 4, features: 3 });
    expect(frame.tokens).toBeUndefined();
    expect(frame.outputs.shape).toEqual([7, 4]);
    expect(rows(frame.inputs)).toEqual(
      Array.from({ length: 7 }, (_, step) => [...inputs.values.slice(step * 3, step * 3 + 3)]),
    );
    expect(frame.answer).toMatchObject({ isEach: false, size: units, loss });
    expect(read(frame.answer?.targets)).toEqual(wanted);
    expect(frame.answer?.values?.shape).toEqual([1, units]);
    expect(read(frame.losses)).toEqual([frame.loss]);
    expect(frame.lastLoss).toBeUndefined();
    expect(frame.back?.last).toBeUndefined();
    expect(read(frame.back?.all.sizes).every((size) => size > 0)).toBe(true);
    model.dispose();
  });
});

it('there is no answer for a layer that is not recurrent, or not there', () => {
  const model = makeCharacterModel(chainNet([['GRU', { units: 5, returnSequences: true }]]));
  expect(ask(model, 'layer_3')).toBeUndefined();
  expect(ask(model, 'nobody')).toBeUndefined();
  model.dispose();
});

it('a typed text is read to the end but one, 2,000 steps of it at most', () => {
  const model = makeCharacterModel(chainNet([['SimpleRNN', { units: 2, returnSequences: true }]]));
  const short = found(ask(model, 'layer_2', { text }));
  expect(short.read(short.frame.tokens)).toEqual(tokens);
  expect(short.read(short.frame.outputs)).toEqual(
    found(ask(model, 'layer_2')).read(found(ask(model, 'layer_2')).frame.outputs),
  );
  const long = found(ask(model, 'layer_2', { text: text.repeat(400) }));
  expect(long.frame.outputs.shape).toEqual([2000, 2]);
  expect(long.frame.losses.shape).toEqual([2000]);
  // So far back nobody follows the gradient.
  expect(long.frame.back).toBeUndefined();
  expect(long.frame.clipping).toBeUndefined();
  model.dispose();
});
