import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { Attention } from '../../../src-trainer/model/custom-layers/attention.ts';
import { maskBehind } from '../../../src-trainer/model/masks.ts';

beforeAll(async () => {
  await openWasm();
});

const questions = [
  [1, 0],
  [0, 2],
];
const answers = [
  [2, 1],
  [0, 3],
  [5, 5],
];

/** What is answered to both questions from so many of the answers, masks as they are given. */
function ask(places: number[][], mask?: (tf.Tensor | undefined)[]): number[][] {
  return tf.tidy(() => {
    const inputs = [tf.tensor3d([questions]), tf.tensor3d([places])];
    const [row] = new Attention({}).call(inputs, { mask }).arraySync() as number[][][];
    return row ?? [];
  });
}

describe('Attention', () => {
  it('mixes the answers by the softmax of their products with the question', () => {
    const [first] = ask(answers.slice(0, 2));
    // Products of (1, 0) with both: 2 and 0.
    const share = Math.exp(2) / (Math.exp(2) + 1);
    expect(first?.[0]).toBeCloseTo(2 * share, 6);
    expect(first?.[1]).toBeCloseTo(share + 3 * (1 - share), 6);
  });

  it('leaves out places that a mask leaves out, as if they were not there', () => {
    const counted = tf.tensor2d([[1, 1, 0]]);
    const few = ask(answers.slice(0, 2)).flat();
    for (const [at, number] of ask(answers, [undefined, counted]).flat().entries()) {
      expect(number).toBeCloseTo(few[at] ?? Number.NaN, 6);
    }
    expect(ask(answers).flat()).not.toEqual(few);
  });

  it('answers 0 to what is no question, and hands on the mask of the questions alone', () => {
    const asked = tf.tensor2d([[1, 0]]);
    const counted = tf.tensor2d([[1, 1, 0]]);
    expect(ask(answers, [asked, undefined])[1]).toEqual([0, 0]);
    expect(ask(answers, [asked, undefined])[0]).toEqual(ask(answers)[0]);
    const layer = new Attention({});
    expect(maskBehind(layer, [], [asked, counted])).toBe(asked);
    expect(maskBehind(layer, [], [undefined, counted])).toBeUndefined();
  });
});
