import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { openNextCharacter } from '../../../src-trainer/text/next-character.ts';
import { readableLayers, readWithModel } from '../../../src-trainer/text/read-with-model.ts';
import type { Sketch } from '../gates/compile-model.ts';
import { chainNet, makeCharacterModel, recurrentNets, vocabularySize } from './character-nets.ts';

beforeAll(async () => {
  await openWasm();
});

const text = Int32Array.from({ length: 150 }, (_, place) => (place * place + 3) % vocabularySize);
const places = 6;
/** Looks at all the places of its window at once. */
const flat: Sketch = {
  inputs: [{ id: 'in', shape: [places], numbers: 'integer' }],
  layers: [
    {
      ...{ id: 'embedding', type: 'Embedding', from: ['in'] },
      config: { inputDim: vocabularySize, outputDim: 3 },
    },
    { id: 'flat', type: 'Flatten', config: {}, from: ['embedding'] },
    { id: 'dense', type: 'Dense', config: { units: places * vocabularySize }, from: ['flat'] },
    {
      ...{ id: 'places', type: 'Reshape', from: ['dense'] },
      config: { targetShape: [places, vocabularySize] },
    },
    { id: 'said', type: 'Activation', config: { activation: 'softmax' }, from: ['places'] },
  ],
  outputs: [{ from: 'said', loss: 'sparseCategoricalCrossentropy' }],
};

async function hold(sketch: Sketch): Promise<void> {
  const model = makeCharacterModel(sketch);
  const tensors = tf.memory().numTensors;
  const reading = await readWithModel(model, text);
  const network = openNextCharacter(model);
  for (const [place, character] of text.entries()) {
    for (const [index, probability] of network.read(character).entries()) {
      const said = reading!.said[place * vocabularySize + index]!;
      expect(said, `${place}, ${index}`).toBeCloseTo(probability, 4);
    }
  }
  network.dispose();
  expect(tf.memory().numTensors).toBe(tensors);
  model.dispose();
}

describe('a text that a network reads in pieces', () => {
  it.each(recurrentNets)('is expected as character by character, with %s', async (_, sketch) => {
    await hold(sketch);
  });

  it('is expected as through the window, where a network looks at others than by its states', async () => {
    await hold(flat);
  });

  it('shows the states of each layer that says something at every place', async () => {
    const all = { returnSequences: true };
    const model = makeCharacterModel(
      chainNet([
        ['LSTM', { units: 7, ...all }],
        ['SimpleRNN', { units: 3, ...all }],
      ]),
    );
    expect(readableLayers(model)).toEqual([
      { id: 'layer_2', units: 7 },
      { id: 'layer_3', units: 3 },
    ]);
    const { states } = (await readWithModel(model, text, 'layer_3'))!;
    const { states: before } = (await readWithModel(model, text, 'layer_2'))!;
    const weightOf = (name: string): Float32Array =>
      model.weights.find((one) => one.name === `layer_3/${name}`)!.variable.dataSync<'float32'>();
    const [kernel, recurrentKernel, bias] = [
      weightOf('kernel'),
      weightOf('recurrent_kernel'),
      weightOf('bias'),
    ];
    // h_t = tanh(W_x x_t + W_h h_(t-1) + b), by hand, across the border between two pieces.
    for (const place of [1, 127, 128, 149]) {
      for (let unit = 0; unit < 3; unit += 1) {
        let sum = bias[unit]!;
        for (let i = 0; i < 7; i += 1) sum += before![place * 7 + i]! * kernel[i * 3 + unit]!;
        for (let i = 0; i < 3; i += 1) {
          sum += states![(place - 1) * 3 + i]! * recurrentKernel[i * 3 + unit]!;
        }
        expect(states![place * 3 + unit]).toBeCloseTo(Math.tanh(sum), 4);
      }
    }
    model.dispose();
  });

  it('is left where it is when it is no longer wanted', async () => {
    const model = makeCharacterModel(chainNet([['GRU', { units: 4, returnSequences: true }]]));
    let asked = 0;
    const reading = await readWithModel(model, text, undefined, () => (asked += 1) > 1);
    expect(reading).toBeUndefined();
    expect(asked).toBe(2);
    model.dispose();
  });
});
