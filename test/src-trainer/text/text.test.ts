import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Link } from '../../../src-shared/templates/make-network.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { randomStream } from '../../../src-trainer/random/random-stream.ts';
import { createCharacterwiseWriter } from '../../../src-trainer/text/characterwise-writer.ts';
import { chooseIndex, sharpen } from '../../../src-trainer/text/choose-character.ts';
import { openNextCharacter } from '../../../src-trainer/text/next-character.ts';
import { writeText, type Writing } from '../../../src-trainer/text/write-text.ts';
import { chainSpec, hello, helloSpec } from '../small-run.ts';

const vocabulary = ['e', 'h', 'l', 'o'];

beforeAll(async () => {
  await openWasm();
});

const probabilities = fc
  .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 })
  .map((weights) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return Float32Array.from(weights, (weight) => weight / total);
  });

describe('sharpening probabilities', () => {
  it('leaves them as they are at temperature 1, and sums to 1 at any', () => {
    fc.assert(
      fc.property(probabilities, fc.double({ min: 0, max: 5, noNaN: true }), (p, temperature) => {
        const same = sharpen(p, { temperature: 1 });
        for (const [index, value] of same.entries()) expect(value).toBeCloseTo(p[index]!, 5);
        const sum = sharpen(p, { temperature }).reduce((total, value) => total + value, 0);
        expect(sum).toBeCloseTo(1, 10);
      }),
    );
  });

  it('takes the likeliest alone at temperature 0, and evens out above 1', () => {
    const p = Float32Array.of(0.2, 0.5, 0.3);
    expect([...sharpen(p, { temperature: 0 })]).toEqual([0, 1, 0]);
    const hot = sharpen(p, { temperature: 3 });
    expect(hot[1]).toBeLessThan(0.5);
    expect(hot[0]).toBeGreaterThan(0.2);
  });

  it('leaves the likeliest k to choose from', () => {
    const top = sharpen(Float32Array.of(0.1, 0.4, 0.2, 0.3), { temperature: 1, topK: 2 });
    expect([...top].map((value) => Number(value.toFixed(4)))).toEqual([0, 0.5714, 0, 0.4286]);
  });

  it('leaves the fewest likeliest that make up the share of top-p, and always the likeliest', () => {
    const p = Float32Array.of(0.1, 0.4, 0.2, 0.3);
    const round = (values: Float64Array) => [...values].map((value) => Number(value.toFixed(4)));
    expect(round(sharpen(p, { temperature: 1, topP: 0.69 }))).toEqual([0, 0.5714, 0, 0.4286]);
    expect(round(sharpen(p, { temperature: 1, topP: 0.71 }))).toEqual([0, 0.4444, 0.2222, 0.3333]);
    expect(round(sharpen(p, { temperature: 1, topP: 0.001 }))).toEqual([0, 1, 0, 0]);
    expect(round(sharpen(p, { temperature: 1, topP: 1 }))).toEqual([0.1, 0.4, 0.2, 0.3]);
    // Of the likeliest two, 0.4 and 0.3, the first makes up 0.571.
    expect(round(sharpen(p, { temperature: 1, topK: 2, topP: 0.57 }))).toEqual([0, 1, 0, 0]);
    // Temperature comes first: 0.16, 0.09, 0.04 and 0.01 of 0.3.
    expect(round(sharpen(p, { temperature: 0.5, topP: 0.6 }))).toEqual([0, 0.64, 0, 0.36]);
  });

  it('passes over impossible characters whatever the random number is', () => {
    const p = Float64Array.of(0, 0.25, 0, 0.75, 0);
    expect([0, 0.2499, 0.25, 0.9999999].map((u) => chooseIndex(p, u))).toEqual([1, 1, 3, 3]);
  });
});

describe('a recurrent character model', () => {
  const links: readonly (readonly Link[])[] = [
    [['SimpleRNN', { units: 12 }]],
    [['GRU', { units: 9 }]],
    [['LSTM', { units: 7 }]],
    [['LSTM', { units: 5 }], ['Dropout'], ['GRU', { units: 6 }]],
  ];

  it.each(links)(
    'says the same character by character, by its state, as over the whole text at once (%#)',
    (...recurrent) => {
      const { model: spec } = chainSpec(hello, [
        ['Input', { shape: [8], dtype: 'int32' }],
        ['Embedding', { inputDim: 4, outputDim: 4 }],
        ...recurrent,
        ['Dense', { units: 4, activation: 'softmax' }],
        ['Output'],
      ]);
      const model = buildModel(spec, 3);
      const text = [1, 0, 2, 2, 3, 1, 0, 2];
      const whole = tf.tidy(() => {
        const said = model.layersModel.predict(tf.tensor2d([text], [1, 8], 'int32')) as tf.Tensor;
        return said.dataSync();
      });
      const network = openNextCharacter(model);
      for (const [place, character] of text.entries()) {
        const said = network.read(character);
        for (const [index, p] of said.entries())
          expect(p).toBeCloseTo(whole[place * 4 + index]!, 5);
      }
      network.dispose();
      model.dispose();
    },
  );

  it('writes what a recomputation from its probabilities writes, and leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const model = buildModel(helloSpec().model, 3);
    const seed = 11;
    const temperature = 0.9;
    const written = await writeText({
      writer: createCharacterwiseWriter(model),
      vocabulary,
      prime: 'he',
      length: 6,
      temperature,
      seed,
    });
    const { nextUniform } = randomStream(seed, 'sample');
    let text = 'he';
    while (text.length < 8) {
      const window = new Int32Array(8);
      window.set(Array.from(text, (character) => vocabulary.indexOf(character)));
      const said = tf.tidy(() => {
        const all = model.layersModel.predict(tf.tensor2d(window, [1, 8], 'int32')) as tf.Tensor;
        return all.dataSync<'float32'>().slice(4 * (text.length - 1), 4 * text.length);
      });
      const index = chooseIndex(sharpen(said, { temperature }), nextUniform());
      text += vocabulary[index] ?? '';
    }
    expect(written).toBe(text);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('a character model that is not recurrent', () => {
  it('is shown the last characters that its window holds', async () => {
    const { model: spec } = chainSpec(hello, [
      ['Input', { shape: [8], dtype: 'int32' }],
      ['Embedding', { inputDim: 4, outputDim: 3 }],
      ['Flatten'],
      ['Dense', { units: 32, activation: 'relu' }],
      ['Reshape', { targetShape: [8, 4] }],
      ['Activation', { activation: 'softmax' }],
      ['Output'],
    ]);
    const model = buildModel(spec, 3);
    const text = await writeText({
      writer: createCharacterwiseWriter(model),
      vocabulary,
      prime: 'hellohellohello',
      length: 12,
      temperature: 1,
      seed: 1,
    });
    expect(text).toMatch(/^hellohellohello[helo]{12}$/);
    model.dispose();
  });
});

describe('writing a text', () => {
  const write = async (writing: Partial<Writing> = {}): Promise<string> => {
    const model = buildModel(helloSpec().model, 3);
    const writer = createCharacterwiseWriter(model);
    const usual = { writer, vocabulary, prime: 'he', length: 300, temperature: 1, seed: 1 };
    const text = await writeText({ ...usual, ...writing });
    model.dispose();
    return text;
  };

  it('ends where it is when it is no longer wanted, and is as far as that what it would have been', async () => {
    const whole = await write();
    let asked = 0;
    const part = await write({ isStopped: () => (asked += 1) > 5 });
    expect(part.length).toBeGreaterThan('he'.length);
    expect(part.length).toBeLessThan(whole.length);
    expect(whole.startsWith(part)).toBe(true);
    expect(await write({ prime: 'hello'.repeat(50), isStopped: () => true })).toBe(
      'hello'.repeat(50),
    );
  });

  it('lets the event loop turn, so that a command can be received meanwhile', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await write({ length: 3000 });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  it('passes over characters of the prime that the network does not know', async () => {
    const known = await write({ prime: 'hello' });
    expect(await write({ prime: 'h€elzlo' })).toBe(known.replace('hello', 'h€elzlo'));
    expect(await write({ prime: '' })).toMatch(/^[helo]{300}$/);
  });
});
