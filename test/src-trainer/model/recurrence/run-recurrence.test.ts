import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Recurrence } from '../../../../src-trainer/model/recurrence/recurrence.ts';
import {
  runRecurrence,
  runRecurrenceWithStates,
} from '../../../../src-trainer/model/recurrence/run-recurrence.ts';
import { enginesHere, openHere } from '../../gates/engines-here.ts';
import { drawRecurrence, recurrenceKinds, toTensors } from './random-recurrence.ts';
import { computeRecurrence, type PlainRecurrence } from './reference-recurrence.ts';

const drawn = 50;

/** Numbers that make one of many: each output counts, and each in another way. */
function weightAt(index: number): number {
  return Math.cos(1 + index * 0.7);
}

function weigh(numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < numbers.length; index += 1) sum += numbers[index]! * weightAt(index);
  return sum;
}

function weighTensor(tensor: tf.Tensor): tf.Scalar {
  const weights = Float32Array.from({ length: tensor.size }, (_, index) => weightAt(index));
  return tf.sum(tf.mul(tensor, tf.tensor(weights, tensor.shape)));
}

const parts = ['all', 'last', 'states'] as const;
type Part = (typeof parts)[number];

function lossOf(recurrence: Recurrence, part: Part): tf.Scalar {
  if (part !== 'states') return weighTensor(runRecurrence(recurrence, part));
  const { all, states } = runRecurrenceWithStates(recurrence);
  return tf.addN<tf.Scalar>([all, ...states].map(weighTensor));
}

function referenceLoss(plain: PlainRecurrence, part: Part): number {
  const { outputs, hidden, memory } = computeRecurrence(plain);
  const { batch, time, units, kind } = plain;
  switch (part) {
    case 'all':
      return weigh(outputs);
    case 'last': {
      const last = Array.from({ length: batch * units }, (_, at) => {
        const example = Math.floor(at / units);
        return outputs[(example * time + time - 1) * units + (at % units)]!;
      });
      return weigh(last);
    }
    case 'states':
      return weigh(outputs) + weigh(hidden) + (kind === 'LSTM' ? weigh(memory) : 0);
  }
}

/** The slope of the loss by each number of a tensor: central differences in double precision. */
function slopes(numbers: ArrayLike<number>, loss: (moved: Float64Array) => number): number[] {
  const step = 1e-5;
  return Array.from(numbers, (value, index) => {
    const moved = Float64Array.from(numbers);
    moved[index] = value + step;
    const above = loss(moved);
    moved[index] = value - step;
    return (above - loss(moved)) / (2 * step);
  });
}

/** Every tensor that a gradient is wanted for, with a way to put another in its place. */
function movable(plain: PlainRecurrence): readonly {
  name: string;
  numbers: ArrayLike<number>;
  replace: (numbers: ArrayLike<number>) => PlainRecurrence;
  pick: (recurrence: Recurrence) => tf.Tensor;
  put: (recurrence: Recurrence, tensor: tf.Tensor) => Recurrence;
}[] {
  const names = ['x', 'kernel', 'recurrentKernel', 'bias'] as const;
  const single = names.flatMap((name) => {
    const numbers = plain[name];
    if (numbers === undefined) return [];
    return [
      {
        name,
        numbers,
        replace: (moved: ArrayLike<number>) => ({ ...plain, [name]: moved }),
        pick: (recurrence: Recurrence) => recurrence[name]!,
        put: (recurrence: Recurrence, tensor: tf.Tensor) => ({ ...recurrence, [name]: tensor }),
      },
    ];
  });
  const states = (plain.initial ?? []).map((numbers, index) => {
    const swap = <State>(all: readonly State[] | undefined, one: State): State[] =>
      (all ?? []).map((state, at) => (at === index ? one : state));
    return {
      name: `initial ${index}`,
      numbers,
      replace: (moved: ArrayLike<number>) => ({ ...plain, initial: swap(plain.initial, moved) }),
      pick: (recurrence: Recurrence) => recurrence.initial![index]!,
      put: (recurrence: Recurrence, tensor: tf.Tensor) => ({
        ...recurrence,
        initial: swap(recurrence.initial, tensor),
      }),
    };
  });
  return [...single, ...states];
}

/** A difference over a kink of ReLU or SELU says nothing; their gradients are held against tfjs' own. */
const smooth = new Set(['linear', 'tanh', 'sigmoid', 'softmax', 'elu', 'softplus', 'softsign']);

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
  expect(actual.length, what).toBe(expected.length);
  for (let index = 0; index < expected.length; index += 1) {
    const wanted = expected[index]!;
    const difference = Math.abs(actual[index]! - wanted) / Math.max(1, Math.abs(wanted));
    expect(difference, `${what}, number ${index}: ${actual[index]} for ${wanted}`).toBeLessThan(
      5e-4,
    );
  }
}

describe.each(enginesHere)('a recurrence on %s', (engine) => {
  beforeAll(async () => {
    await openHere(engine);
  });

  describe.each(recurrenceKinds)('%s', (kind) => {
    it('says what its formulas say, with masks, lengths and states before the first step', () => {
      for (let number = 0; number < drawn; number += 1) {
        const plain = drawRecurrence(kind, number);
        const expected = computeRecurrence(plain);
        const before = tf.memory().numTensors;
        tf.tidy(() => {
          const { all, states } = runRecurrenceWithStates(toTensors(plain));
          expectClose(all.dataSync(), expected.outputs, `outputs of ${number}`);
          expectClose(states[0]!.dataSync(), expected.hidden, `h of ${number}`);
          if (kind === 'LSTM')
            expectClose(states[1]!.dataSync(), expected.memory, `c of ${number}`);
          expect(states).toHaveLength(kind === 'LSTM' ? 2 : 1);
        });
        expect(tf.memory().numTensors).toBe(before);
      }
    });

    it('has the gradients that differences of its formulas give, by everything', () => {
      for (let number = 0; number < drawn; number += 1) {
        const plain = drawRecurrence(kind, number);
        const part = parts[Math.floor(number / 6) % parts.length]!;
        if (!smooth.has(plain.activation)) continue;
        const moved = movable(plain);
        const before = tf.memory().numTensors;
        tf.tidy(() => {
          const recurrence = toTensors(plain);
          const gradients = tf.grads((...tensors) =>
            lossOf(
              moved.reduce((whole, one, index) => one.put(whole, tensors[index]!), recurrence),
              part,
            ),
          )(moved.map((one) => one.pick(recurrence)));
          for (const [index, one] of moved.entries()) {
            const expected = slopes(one.numbers, (numbers) =>
              referenceLoss(one.replace(numbers), part),
            );
            expectClose(
              gradients[index]!.dataSync(),
              expected,
              `${one.name} of ${number}, ${part}`,
            );
          }
        });
        expect(tf.memory().numTensors).toBe(before);
      }
    });

    it('sees nothing of what stands behind the end of an example', () => {
      const plain = { ...drawRecurrence(kind, 4), activation: 'tanh' as const };
      const { batch, size } = plain;
      tf.tidy(() => {
        const { x, ...recurrence } = toTensors({ ...plain, mask: undefined });
        const padding = tf.fill([batch, 3, size], 9);
        const mask = tf.concat([tf.ones([batch, plain.time]), tf.zeros([batch, 3])], 1);
        const longer = { ...recurrence, x: tf.concat([x, padding], 1), mask };
        const [short, long] = [{ ...recurrence, x }, longer].map((one) =>
          runRecurrence(one, 'last').dataSync(),
        );
        expect([...long!]).toEqual([...short!]);
        const byX = tf.grad((given) => lossOf({ ...longer, x: given }, 'all'))(longer.x);
        const behind = tf.slice(byX, [0, plain.time, 0], [batch, 3, size]).dataSync();
        expect([...behind]).toEqual(new Array(behind.length).fill(0));
      });
    });

    it('goes on where it stopped: two halves say what the whole says', () => {
      const plain = { ...drawRecurrence(kind, 0), mask: undefined, time: 4, batch: 2, size: 2 };
      const x = Float64Array.from({ length: 16 }, (_, index) => weightAt(index));
      tf.tidy(() => {
        const { initial: _initial, ...recurrence } = toTensors({
          ...plain,
          x,
          kernel: Float64Array.from(
            { length: (2 * plain.recurrentKernel.length) / plain.units },
            (_, index) => weightAt(index),
          ),
          initial: undefined,
        });
        const whole = runRecurrence(recurrence, 'all');
        const half = (from: number): tf.Tensor => tf.slice(recurrence.x, [0, from, 0], [2, 2, 2]);
        const first = runRecurrenceWithStates({ ...recurrence, x: half(0) });
        const second = runRecurrenceWithStates({
          ...recurrence,
          x: half(2),
          initial: first.states,
        });
        const joined = tf.concat([first.all, second.all], 1);
        expectClose(joined.dataSync(), whole.dataSync(), 'the halves');
      });
    });
  });
});
