import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';

import { openCaptioner } from '../../../src-trainer/captioning/open-captioner.ts';
import { searchCaptions } from '../../../src-trainer/captioning/search-captions.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { feedInputs } from '../../../src-trainer/model/feed-inputs.ts';
import { planForward, readValue, runForward } from '../../../src-trainer/model/forward.ts';
import { compileModel, type Sketch } from '../gates/compile-model.ts';
import { scatterWeights } from '../gates/check-gradients.ts';

const steps = 5;
const words = 7;

/** A picture of six numbers, given to the recurrent layer at every step or at the first, or asked about. */
function sketch(way: 'every' | 'first' | 'asked' | 'backwards' | 'among-words'): Sketch {
  const layers: Sketch['layers'] = [
    { id: 'seen', type: 'Dense', config: { units: 4, activation: 'tanh' }, from: ['picture'] },
    { id: 'read', type: 'Embedding', config: { inputDim: words, outputDim: 4 }, from: ['words'] },
    ...(way === 'first'
      ? ([
          { id: 'once', type: 'RepeatVector', config: { n: 1 }, from: ['seen'] },
          {
            id: 'all',
            type: 'ZeroPadding1D',
            config: { left: 0, right: steps - 1 },
            from: ['once'],
          },
        ] as const)
      : ([{ id: 'all', type: 'RepeatVector', config: { n: steps }, from: ['seen'] }] as const)),
    { id: 'both', type: 'Add', config: {}, from: ['read', 'all'] },
    { id: 'state', type: 'GRU', config: { units: 4 }, from: ['both'] },
    ...(way === 'asked'
      ? ([
          { id: 'places', type: 'Reshape', config: { targetShape: [1, 4] }, from: ['seen'] },
          { id: 'looked', type: 'Attention', config: {}, from: ['state', 'places'] },
          { id: 'said', type: 'Add', config: {}, from: ['state', 'looked'] },
        ] as const)
      : []),
    ...(way === 'among-words'
      ? ([{ id: 'said', type: 'Attention', config: {}, from: ['state', 'read'] }] as const)
      : []),
    ...(way === 'backwards'
      ? ([
          { id: 'flat', type: 'Flatten', config: {}, from: ['state'] },
          { id: 'said', type: 'Reshape', config: { targetShape: [steps, 4] }, from: ['flat'] },
        ] as const)
      : []),
    {
      id: 'next',
      type: 'Dense',
      config: { units: words, activation: 'softmax' },
      from: [way === 'every' || way === 'first' ? 'state' : 'said'],
    },
  ];
  return {
    inputs: [
      { id: 'picture', shape: [6] },
      { id: 'words', shape: [steps], numbers: 'integer' },
    ],
    layers,
    outputs: [{ from: 'next', loss: 'maskedCrossentropy' }],
  };
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

test.each(['every', 'first', 'asked', 'backwards'] as const)(
  'word by word it says what the network says of a whole sentence: %s',
  (way) => {
    const model = buildModel(compileModel(sketch(way)), 1);
    scatterWeights(model, 0, 1);
    const pictures = tf.randomNormal([3, 6], 0, 1, 'float32', 7);
    const captioner = openCaptioner(model, pictures);
    const before = tf.memory().numTensors;
    for (const caption of searchCaptions(captioner, { width: 2, isTreeKept: false })) {
      expect(caption.words.length).toBeGreaterThan(0);
    }
    for (const [picture, caption] of searchCaptions(captioner, {
      width: 2,
      isTreeKept: false,
    }).entries()) {
      const ids = [...caption.words, ...(caption.words.length < steps ? [2] : [])];
      const padded = [...ids, ...Array<number>(steps - ids.length).fill(0)];
      const said = tf.tidy(() => {
        const given = feedInputs(
          model.spec,
          tf.slice(pictures, [picture, 0], [1, -1]),
          tf.tensor2d([padded], [1, steps], 'int32'),
        );
        const values = runForward(planForward(model, ['next']), given, { isTraining: false });
        return readValue(values, 'next').dataSync<'float32'>().slice();
      });
      const own = ids.map((id, at) => Math.log(said[at * words + id]!));
      expect(caption.logProbabilities).toHaveLength(own.length);
      for (const [at, value] of own.entries()) {
        expect(caption.logProbabilities[at]).toBeCloseTo(value, 4);
      }
    }
    captioner.dispose();
    expect(tf.memory().numTensors).toBeLessThanOrEqual(before);
    pictures.dispose();
    model.dispose();
  },
);

test('words that are looked at among the words themselves are read as a whole sentence so far', () => {
  const model = buildModel(compileModel(sketch('among-words')), 1);
  scatterWeights(model, 0, 1);
  const picture = tf.randomNormal([1, 6], 0, 1, 'float32', 7);
  const captioner = openCaptioner(model, picture);
  let rows = captioner.begin();
  for (const [at, word] of [4, 6, 5, 4].entries()) {
    const answer = Int32Array.from([...rows.words.subarray(1), 0]);
    const said = tf.tidy(() => {
      const given = feedInputs(model.spec, picture, tf.tensor2d(answer, [1, steps], 'int32'));
      const values = runForward(planForward(model, ['next']), given, { isTraining: false });
      return readValue(values, 'next').dataSync<'float32'>().slice();
    });
    for (const [id, value] of rows.logProbabilities.entries()) {
      expect(value).toBeCloseTo(Math.log(said[at * words + id]!), 4);
    }
    rows = captioner.next(rows, Int32Array.of(0), Int32Array.of(word));
  }
  captioner.dispose();
  picture.dispose();
  model.dispose();
});
