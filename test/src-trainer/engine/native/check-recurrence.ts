import * as tf from '@tensorflow/tfjs-core';
import { afterAll, expect, test } from 'vitest';

import {
  hasNativeRecurrence,
  nativeRnn,
} from '../../../../src-trainer/engine/tensorflow/native-recurrence.ts';
import type { InstructionSet } from '../../../../src-trainer/engine/tensorflow/native-operations.ts';
import { drawSequence, drawSizes, kinds, type Drawn } from './draw-sequence.ts';
import { openNative } from './open-native.ts';
import { bitsOf, differenceOf, differentiate, runNative, runStock } from './run-both.ts';

const configurations = Array.from({ length: 30 }, (_, seed) => seed);
const masks = [undefined, 'steps', 'lengths'] as const;

/** Holds the layers, as calculated with one instruction set, against the same made of TensorFlow's own operations. */
export async function checkRecurrence(wanted: InstructionSet): Promise<void> {
  const native = await openNative(wanted);
  if (native === undefined) {
    test('without our own operations the layers are not offered', () => {
      expect(hasNativeRecurrence()).toBe(false);
    });
    return;
  }
  const { engine, instructionSet } = native;
  afterAll(() => engine.dispose());

  test(`what the processor has of ${wanted} is used`, () => {
    expect(hasNativeRecurrence()).toBe(true);
    const narrower: Record<InstructionSet, InstructionSet[]> = {
      portable: ['portable'],
      avx2: ['avx2', 'portable'],
      avx512: ['avx512', 'avx2', 'portable'],
    };
    expect(narrower[wanted]).toContain(instructionSet);
  });

  test.for(kinds)('%s: states and gradients are those of TensorFlow’s own operations', (kind) => {
    for (const seed of configurations) {
      const sizes = drawSizes(seed);
      tf.tidy(() => {
        const drawn = drawSequence(kind, sizes, { seed, masked: masks[seed % 3] });
        const actual = differentiate(runNative, drawn);
        const expected = differentiate(runStock, drawn);
        const differences = [
          differenceOf(actual.hidden, expected.hidden),
          ...actual.last.map((state, index) => differenceOf(state, expected.last[index]!)),
          ...actual.gradients.map((gradient, index) =>
            differenceOf(gradient, expected.gradients[index]!),
          ),
        ];
        expect(actual.gradients.length).toBe(expected.gradients.length);
        expect(Math.max(...differences), JSON.stringify({ seed, ...sizes })).toBeLessThan(3e-5);
      });
    }
  });

  test.for(kinds)('%s: an example’s states are the same to the last bit in any batch', (kind) => {
    tf.tidy(() => {
      const drawn = drawSequence(kind, { batch: 13, time: 9, input: 21, units: 37 }, { seed: 5 });
      const whole = runNative(drawn);
      for (const [start, count] of [
        [0, 1],
        [4, 6],
        [7, 6],
        [12, 1],
      ] as const) {
        const part = runNative(sliceBatch(drawn, start, count));
        const expected = tf.slice(whole.hidden, [start], [count]);
        expect(bitsOf(part.hidden)).toEqual(bitsOf(expected));
      }
    });
  });

  test.for(kinds)(
    '%s: the gradients of two halves of a batch add up to those of the whole',
    (kind) => {
      tf.tidy(() => {
        const drawn = drawSequence(kind, { batch: 10, time: 6, input: 11, units: 19 }, { seed: 6 });
        const gradientsOf = (part: Drawn): tf.Tensor[] =>
          tf.grads((kernel: tf.Tensor, recurrentKernel: tf.Tensor, bias: tf.Tensor) =>
            tf.sum(tf.square(runNative({ ...part, kernel, recurrentKernel, bias }).hidden)),
          )([drawn.kernel, drawn.recurrentKernel, drawn.bias]);
        const whole = gradientsOf(drawn);
        const [first, second] = [sliceBatch(drawn, 0, 5), sliceBatch(drawn, 5, 5)].map(gradientsOf);
        for (const [index, gradient] of whole.entries()) {
          const sum = tf.add(first![index]!, second![index]!);
          expect(differenceOf(sum, gradient)).toBeLessThan(1e-5);
        }
      });
    },
  );

  test.for(kinds)(
    '%s: where no step counts, the states stay and the weights learn nothing',
    (kind) => {
      tf.tidy(() => {
        const drawn = drawSequence(kind, { batch: 3, time: 4, input: 5, units: 6 }, { seed: 7 });
        const idle = { ...drawn, mask: tf.zeros([3, 4]) };
        const { hidden, last, gradients } = differentiate(runNative, idle);
        expect(bitsOf(tf.slice(hidden, [0, 3, 0], [3, 1, 6]))).toEqual(bitsOf(drawn.states[0]!));
        for (const [index, state] of last.entries()) {
          expect(bitsOf(state)).toEqual(bitsOf(drawn.states[index]!));
        }
        for (const gradient of gradients.slice(0, 4)) {
          expect(tf.max(tf.abs(gradient)).dataSync()[0]).toBe(0);
        }
      });
    },
  );

  test('tanh is within 4e-7 everywhere, and what is not a number stays so', () => {
    const values = [
      ...Array.from({ length: 4001 }, (_, index) => (index - 2000) / 200),
      ...[1e-30, -1e-20, 1e-7, 3e-4, 1e30, -1e38, Infinity, -Infinity, NaN],
    ];
    const hidden = tf.tidy(() =>
      nativeRnn({
        x: tf.ones([1, 1, 1]),
        kernel: tf.tensor2d([values]),
        recurrentKernel: tf.zeros([values.length, values.length]),
      }).lastHidden.dataSync<'float32'>(),
    );
    for (const [index, value] of values.entries()) {
      const expected = Math.tanh(Math.fround(value));
      if (Number.isNaN(value)) expect(hidden[index]).toBeNaN();
      else expect(Math.abs(hidden[index]! - expected)).toBeLessThan(4e-7);
      if (Math.abs(value) < 1e-3) {
        expect(Math.abs(hidden[index]! - expected)).toBeLessThanOrEqual(2e-7 * Math.abs(value));
      }
    }
  });

  test.for(kinds)('%s: not-a-number spoils its own example and no other', (kind) => {
    tf.tidy(() => {
      const drawn = drawSequence(kind, { batch: 5, time: 4, input: 3, units: 18 }, { seed: 8 });
      const spoiled = drawn.x.arraySync() as number[][][];
      spoiled[2]![1]![0] = NaN;
      const hidden = runNative({
        ...drawn,
        x: tf.tensor3d(spoiled),
      }).hidden.arraySync() as number[][][];
      const isNumber = hidden.map((example) =>
        example.map((state) => state.every(Number.isFinite)),
      );
      const whole = [true, true, true, true];
      expect(isNumber).toEqual([whole, whole, [true, false, false, false], whole, whole]);
    });
  });

  test.for(kinds)('%s: numbers below what float32 holds in full count as zero', (kind) => {
    tf.tidy(() => {
      const drawn = drawSequence(kind, { batch: 4, time: 5, input: 7, units: 9 }, { seed: 9 });
      // Multiplied in JavaScript, since TensorFlow may take the products for zero itself.
      const multiply = (tensor: tf.Tensor, factor: number): tf.Tensor =>
        tf.tensor(
          tensor.dataSync<'float32'>().map((number) => number * factor),
          tensor.shape,
        );
      const scale = (factor: number): Drawn => ({
        ...drawn,
        x: multiply(drawn.x, factor),
        bias: tf.zerosLike(drawn.bias),
        states: drawn.states.map((state) => multiply(state, factor)),
      });
      expect(bitsOf(scale(1e-39).x)).not.toEqual(bitsOf(scale(0).x));
      const [tiny, none] = [scale(1e-39), scale(0)].map((numbers) =>
        differentiate(runNative, numbers),
      );
      expect(tiny!.hidden.dataSync()).toEqual(none!.hidden.dataSync());
      for (const [index, gradient] of tiny!.gradients.entries()) {
        expect(gradient.dataSync()).toEqual(none!.gradients[index]!.dataSync());
      }
    });
  });

  test('what does not fit together is refused by its name', () => {
    tf.tidy(() => {
      const drawn = drawSequence('LSTM', { batch: 2, time: 3, input: 4, units: 5 }, { seed: 10 });
      expect(() => runNative({ ...drawn, kernel: tf.zeros([3, 20]) })).toThrow(
        'kernel must be [4, 20]',
      );
      expect(() => runNative({ ...drawn, mask: tf.zeros([2, 4]) })).toThrow('mask must be [2, 3]');
      expect(() => runNative({ ...drawn, states: [tf.zeros([1, 5])] })).toThrow(
        'hidden must be [2, 5]',
      );
    });
  });

  test('nothing is left behind', () => {
    const before = tf.memory().numTensors;
    for (const kind of kinds) {
      tf.tidy(() => {
        const sizes = { batch: 2, time: 3, input: 4, units: 5 };
        differentiate(runNative, drawSequence(kind, sizes, { seed: 11 }));
      });
    }
    expect(tf.memory().numTensors).toBe(before);
  });
}

function sliceBatch(drawn: Drawn, start: number, count: number): Drawn {
  const part = (tensor: tf.Tensor): tf.Tensor => tf.slice(tensor, [start], [count]);
  return { ...drawn, x: part(drawn.x), states: drawn.states.map(part) };
}
