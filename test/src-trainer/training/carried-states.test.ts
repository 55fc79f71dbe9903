import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { recurrenceKinds, type RecurrenceKind } from '../../../src-shared/layers/layer-library.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { nameStates, recallRows } from '../../../src-trainer/model/carried-states.ts';
import { planForward, readValue, runForward } from '../../../src-trainer/model/forward.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { createEagerSteps, liveStep } from '../../../src-trainer/training/eager-steps.ts';
import { createOptimizer } from '../../../src-trainer/training/optimizers/optimizer.ts';
import { createStepProgram, type StepOutcome } from '../../../src-trainer/training/step-program.ts';
import { noRules } from '../../../src-trainer/training/step-rules.ts';
import { makeDataset } from '../engine/graph/make-dataset.ts';
import { compileModel } from '../gates/compile-model.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { drawNumbers } from '../gates/seeded-tensors.ts';

const streams = 3;
const [window, whole, size] = [4, 12, 2];
const xs = drawNumbers(['x'], streams * whole * size);
const ys = drawNumbers(['y'], streams * whole * 2);

/** Two layers that carry their states, for sequences of so many steps; the same first weights for any. */
function build(kind: RecurrenceKind, time: number, stateful = true): Model {
  const spec = compileModel({
    inputs: [{ id: 'in', shape: [time, size] }],
    layers: [
      { id: 'one', type: kind, config: { units: 5, stateful }, from: ['in'] },
      { id: 'two', type: kind, config: { units: 4, stateful }, from: ['one'] },
      { id: 'said', type: 'Dense', config: { units: 2, activation: 'linear' }, from: ['two'] },
    ],
    outputs: [{ from: 'said', loss: 'meanSquaredError' }],
  });
  return buildModel(spec, 1, streams);
}

/** Steps `from` to `from + count` of all streams, `[streams, count, 2]`. */
function piece(numbers: Float32Array, from: number, count: number): tf.Tensor3D {
  return tf.slice(tf.tensor3d(numbers, [streams, whole, 2]), [0, from, 0], [-1, count, -1]);
}

/** Loss, gradients and states of a window, in `parts`; nothing is changed. */
function outcomeOf(model: Model, from: number, count: number, parts = 1): StepOutcome {
  const program = createStepProgram(model);
  const cut = (numbers: Float32Array) =>
    tf.split(piece(numbers, from, count), parts === 1 ? [streams] : [2, 1]);
  const [inputs, targets] = [cut(xs), cut(ys)];
  const batch = inputs.map((part, index) => ({ inputs: part, targets: targets[index]! }));
  const live = liveStep(0, noRules, { dropoutRates: new Map(), rules: noRules });
  return program(batch, { ...live, carried: model.carried });
}

function carryOn(model: Model, states: StepOutcome['states']): void {
  for (const { name, variable } of model.carried) variable.assign(states.get(name)!);
}

const numbersOf = (tensor: tf.Tensor): number[] => [...tensor.dataSync<'float32'>()];
function expectNear(one: readonly number[], other: readonly number[], by = 2e-6): void {
  expect(one).toHaveLength(other.length);
  const apart = one.map((value, at) => Math.abs(value - other[at]!));
  expect(Math.max(...apart)).toBeLessThanOrEqual(by);
}

describe.each(enginesHere)('states that are carried from batch to batch, on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it.each(recurrenceKinds)(
    'three windows of 4 that go on from one another say what one window of 12 says: %s',
    (kind) => {
      const [short, long] = [build(kind, window), build(kind, whole)];
      tf.tidy(() => {
        const say = (model: Model, x: tf.Tensor) => {
          const carried = recallRows(model.carried, 0, streams);
          const plan = planForward(model, ['said']);
          const values = runForward(plan, new Map([['in', x]]), { isTraining: true, carried });
          carryOn(model, nameStates(model.carried, carried));
          return readValue(values, 'said');
        };
        const said = [0, window, 2 * window].map((from) => say(short, piece(xs, from, window)));
        const atOnce = say(long, piece(xs, 0, whole));
        expectNear(numbersOf(tf.concat(said, 1)), numbersOf(atOnce));
        for (const [at, { variable }] of short.carried.entries()) {
          expectNear(numbersOf(variable), numbersOf(long.carried[at]!.variable));
        }
        // Without the states the second window says something else.
        for (const { variable } of short.carried) variable.assign(tf.zerosLike(variable));
        const anew = numbersOf(say(short, piece(xs, window, window)));
        const apart = numbersOf(said[1]!).map((value, at) => Math.abs(value - anew[at]!));
        expect(Math.max(...apart)).toBeGreaterThan(0.01);
      });
      short.dispose();
      long.dispose();
    },
  );

  it.each(recurrenceKinds)(
    'the gradient takes the states that a window begins with as given: %s',
    (kind) => {
      const model = build(kind, window);
      tf.tidy(() => {
        carryOn(model, outcomeOf(model, 0, window).states);
        const { gradients } = outcomeOf(model, window, window);
        const weight = model.weights.find(({ name }) => name === 'one/recurrent_kernel')!;
        const { variable } = weight;
        const before = variable.clone();
        // All numbers of the weight are moved by as much.
        const lossWith = (move: number, isCarriedAnew: boolean): number => {
          variable.assign(tf.add(before, move));
          const own = model.carried.map((one) => [one.name, one.variable.clone()] as const);
          if (isCarriedAnew) {
            for (const one of model.carried) one.variable.assign(tf.zerosLike(one.variable));
            carryOn(model, outcomeOf(model, 0, window).states);
          }
          const [loss] = numbersOf(outcomeOf(model, window, window).loss);
          carryOn(model, new Map(own));
          variable.assign(before);
          return loss!;
        };
        const slope = (isCarriedAnew: boolean): number =>
          (lossWith(0.01, isCarriedAnew) - lossWith(-0.01, isCarriedAnew)) / 0.02;
        const [truncated, through] = [slope(false), slope(true)];
        const found = numbersOf(tf.sum(gradients[variable.name]!))[0]!;
        // The slope through the window before is another one, which truncation leaves out.
        expect(Math.abs(truncated - through)).toBeGreaterThan(2e-4);
        expect(Math.abs(found - truncated)).toBeLessThan(Math.abs(truncated - through) / 10);
      });
      model.dispose();
    },
  );

  it('rows keep to themselves: a batch in two parts leaves the states of one in one part', () => {
    const model = build('LSTM', window);
    tf.tidy(() => {
      carryOn(model, outcomeOf(model, 0, window).states);
      const [one, two] = [1, 2].map((parts) => outcomeOf(model, window, window, parts));
      expectNear(numbersOf(one!.loss), numbersOf(two!.loss));
      expect([...two!.states.keys()]).toEqual(model.carried.map(({ name }) => name));
      for (const [name, state] of one!.states) {
        expect(state.shape).toEqual([streams, name.startsWith('one') ? 5 : 4]);
        expectNear(numbersOf(state), numbersOf(two!.states.get(name)!));
      }
    });
    model.dispose();
  });

  it('a step leaves its last states for the next one, forgetting puts them back to 0, and no tensor is left over', () => {
    const model = build('GRU', whole);
    const { carried, weights } = model;
    expect(carried.map(({ name }) => name)).toEqual(['one/state_0', 'two/state_0']);
    expect(model.parameterCount).toBe(weights.reduce((sum, one) => sum + one.variable.size, 0));
    const dataset = makeDataset(
      { shape: [whole, size], values: xs },
      { shape: [whole, 2], values: ys },
    );
    const optimizer = createOptimizer({ type: 'sgd', learningRate: 0.1 }, weights);
    const steps = createEagerSteps(model, optimizer, dataset);
    const batch = Int32Array.of(0, 1, 2);
    const expected = tf.tidy(() =>
      numbersOf(outcomeOf(model, 0, whole).states.get('one/state_0')!),
    );
    steps.take(dataset.train, [batch]);
    expectNear(numbersOf(carried[0]!.variable), expected, 0);
    const tensors = tf.memory().numTensors;
    steps.take(dataset.train, [batch, batch]);
    expect(numbersOf(carried[0]!.variable)).not.toEqual(expected);
    steps.forget();
    expect(numbersOf(carried[0]!.variable).every((value) => value === 0)).toBe(true);
    expect(tf.memory().numTensors).toBe(tensors);
    optimizer.dispose();
    model.dispose();
  });

  it('layers that are not stateful carry nothing', () => {
    const model = build('LSTM', window, false);
    expect(model.carried).toEqual([]);
    model.dispose();
  });

  it('the same network as Keras’ own model says which layers are stateful', () => {
    for (const stateful of [true, false]) {
      const model = build('GRU', window, stateful);
      expect(model.layersModel.getLayer('one').getConfig()).toMatchObject({ stateful });
      model.dispose();
    }
  });
});
