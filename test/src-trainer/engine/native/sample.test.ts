import * as tf from '@tensorflow/tfjs-core';
import { afterAll, expect, test } from 'vitest';

import {
  nativeLstmSample,
  type NativeWriter,
} from '../../../../src-trainer/engine/tensorflow/native-sampling.ts';
import { hasNativeRecurrence } from '../../../../src-trainer/engine/tensorflow/native-recurrence.ts';
import { draw } from './draw-sequence.ts';
import { openNative } from './open-native.ts';
import { writePlainly, type PlainWriter } from './sample-reference.ts';

const vocabulary = 67;
const units = 50;

/** Weights of a network that is seldom sure of the next character. */
function drawWriter(): NativeWriter {
  return {
    table: draw([vocabulary, 4 * units], 2, 1),
    recurrentKernel: draw([units, 4 * units], 0.4, 2),
    denseKernel: draw([units, vocabulary], 1, 3),
    denseBias: draw([vocabulary], 1, 4),
  };
}

function toPlain({ table, recurrentKernel, denseKernel, denseBias }: NativeWriter): PlainWriter {
  return {
    table: table.arraySync() as number[][],
    recurrentKernel: recurrentKernel.arraySync() as number[][],
    denseKernel: denseKernel.arraySync() as number[][],
    denseBias: denseBias.arraySync() as number[],
  };
}

const native = await openNative();
if (native === undefined) {
  test('without our own operations no text is written by them', () => {
    expect(hasNativeRecurrence()).toBe(false);
  });
} else {
  afterAll(() => native.engine.dispose());

  test.for([
    { temperature: 1 },
    { temperature: 0.6, topK: 5 },
    { temperature: 1.4, topK: 1000 },
    { temperature: 0 },
    { temperature: 1, topK: 1 },
  ])('1,000 characters with %o are those that float64 chooses', (choice) => {
    tf.tidy(() => {
      const writer = drawWriter();
      const [hidden, cell] = [draw([1, units], 0.5, 5), draw([1, units], 0.5, 6)];
      const uniforms = tf.randomUniform([1000], 0, 1, 'float32', 7);
      const text = nativeLstmSample(writer, { ...choice, first: 3, hidden, cell, uniforms });
      const expected = writePlainly(toPlain(writer), {
        ...choice,
        first: 3,
        hidden: Array.from(hidden.dataSync()),
        cell: Array.from(cell.dataSync()),
        uniforms: Array.from(uniforms.dataSync()),
      });
      expect(Array.from(text.characters.dataSync())).toEqual(expected.characters);
      expect(new Set(expected.characters).size).toBeGreaterThan(choice.temperature === 0 ? 0 : 1);
      for (const [index, value] of text.lastHidden.dataSync().entries()) {
        expect(value).toBeCloseTo(expected.hidden[index]!, 4);
      }
      for (const [index, value] of text.lastCell.dataSync().entries()) {
        expect(value).toBeCloseTo(expected.cell[index]!, 4);
      }
    });
  });

  test('a text that goes on from the states of another is the text that would have been', () => {
    tf.tidy(() => {
      const writer = drawWriter();
      const zeros = { hidden: tf.zeros([1, units]), cell: tf.zeros([1, units]) };
      const uniforms = tf.randomUniform([300], 0, 1, 'float32', 8);
      const whole = nativeLstmSample(writer, { ...zeros, first: 0, temperature: 1, uniforms });
      const begun = nativeLstmSample(writer, {
        ...zeros,
        first: 0,
        temperature: 1,
        uniforms: tf.slice(uniforms, [0], [120]),
      });
      const rest = nativeLstmSample(writer, {
        hidden: begun.lastHidden,
        cell: begun.lastCell,
        first: begun.characters.dataSync().at(-1)!,
        temperature: 1,
        uniforms: tf.slice(uniforms, [120], [180]),
      });
      const both = [...begun.characters.dataSync(), ...rest.characters.dataSync()];
      expect(both).toEqual(Array.from(whole.characters.dataSync()));
    });
  });

  test('of equally likely characters the lower index counts as likelier', () => {
    tf.tidy(() => {
      const writer = {
        table: tf.zeros([4, 8]),
        recurrentKernel: tf.zeros([2, 8]),
        denseKernel: tf.zeros([2, 4]),
        denseBias: tf.tensor1d([0, 1, 1, 1]),
      };
      const states = { hidden: tf.zeros([1, 2]), cell: tf.zeros([1, 2]), first: 0 };
      const uniforms = tf.tensor1d([0, 0.49, 0.51, 0.999]);
      const two = nativeLstmSample(writer, { ...states, temperature: 1, topK: 2, uniforms });
      expect(Array.from(two.characters.dataSync())).toEqual([1, 1, 2, 2]);
      const one = nativeLstmSample(writer, { ...states, temperature: 0, uniforms });
      expect(Array.from(one.characters.dataSync())).toEqual([1, 1, 1, 1]);
    });
  });

  test('a first character that the vocabulary lacks is refused', () => {
    tf.tidy(() => {
      const uniforms = tf.zeros([1]);
      const states = { hidden: tf.zeros([1, units]), cell: tf.zeros([1, units]) };
      const write = (first: number) =>
        nativeLstmSample(drawWriter(), { ...states, first, temperature: 1, uniforms });
      expect(() => write(vocabulary)).toThrow('not of the vocabulary');
      expect(() => write(-1)).toThrow('not of the vocabulary');
    });
  });
}
