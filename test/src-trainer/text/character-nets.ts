import * as tf from '@tensorflow/tfjs-core';

import type { Config } from '../../../src-shared/layers/define-layer.ts';
import type { LayerType } from '../../../src-shared/layers/index.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { randomStream } from '../../../src-trainer/random/random-stream.ts';
import type { TextWriter } from '../../../src-trainer/text/text-writer.ts';
import { compileModel, type Sketch } from '../gates/compile-model.ts';
import { drawNumbers } from '../gates/seeded-tensors.ts';

type Link = readonly [type: LayerType, config?: Config];

/** How many characters the networks below know. */
export const vocabularySize = 11;
export const vocabulary = Array.from('abcdefghijk');

const places = 6;

/** A chain from an Embedding to a Dense layer with a softmax. */
export function chainNet(
  links: readonly Link[],
  { embedding = {}, dense = {} }: { embedding?: Config; dense?: Config } = {},
): Sketch {
  const chain: readonly Link[] = [
    ['Embedding', { inputDim: vocabularySize, outputDim: 5, ...embedding }],
    ...links,
    ['Dense', { units: vocabularySize, activation: 'softmax', ...dense }],
  ];
  return {
    inputs: [{ id: 'in', shape: [places], numbers: 'integer' }],
    layers: chain.map(([type, config = {}], index) => ({
      ...{ id: `layer_${index + 1}`, type, config },
      from: [index === 0 ? 'in' : `layer_${index}`],
    })),
    outputs: [{ from: `layer_${chain.length}`, loss: 'sparseCategoricalCrossentropy' }],
  };
}

/** Two recurrent layers beside each other, whose outputs meet, and a placewise layer behind them. */
const forked: Sketch = {
  inputs: [{ id: 'in', shape: [places], numbers: 'integer' }],
  layers: [
    {
      ...{ id: 'embedding', type: 'Embedding', from: ['in'] },
      config: { inputDim: vocabularySize, outputDim: 5 },
    },
    { id: 'gru', type: 'GRU', config: { units: 6, returnSequences: true }, from: ['embedding'] },
    { id: 'lstm', type: 'LSTM', config: { units: 7, returnSequences: true }, from: ['embedding'] },
    { id: 'both', type: 'Concatenate', from: ['gru', 'lstm', 'embedding'] },
    { id: 'hidden', type: 'Dense', config: { units: 8, activation: 'relu' }, from: ['both'] },
    {
      ...{ id: 'said', type: 'Dense', from: ['hidden'] },
      config: { units: vocabularySize, activation: 'softmax' },
    },
  ],
  outputs: [{ from: 'said', loss: 'sparseCategoricalCrossentropy' }],
};

const all = { returnSequences: true } as const;

/** Networks whose only memory are recurrent layers, by what is special about them. */
export const recurrentNets: readonly (readonly [what: string, sketch: Sketch])[] = [
  ['SimpleRNN', chainNet([['SimpleRNN', { units: 9, ...all }]])],
  ['GRU', chainNet([['GRU', { units: 9, ...all }]])],
  ['LSTM', chainNet([['LSTM', { units: 9, ...all }]])],
  ['a SimpleRNN with ReLU', chainNet([['SimpleRNN', { units: 9, activation: 'relu', ...all }]])],
  ['no biases', chainNet([['GRU', { units: 8, useBias: false, ...all }]], withoutBias())],
  [
    'an LSTM without biases',
    chainNet([['LSTM', { units: 8, useBias: false, ...all }]], withoutBias()),
  ],
  [
    'a stack of all three with dropout and batch normalisation',
    chainNet([
      ['LSTM', { units: 7, ...all }],
      ['Dropout', { rate: 0.5 }],
      ['GRU', { units: 6, ...all }],
      ['BatchNormalization'],
      ['SimpleRNN', { units: 8, ...all }],
    ]),
  ],
  ['padding', chainNet([['GRU', { units: 8, ...all }]], { embedding: { maskZero: true } })],
  ['two recurrent layers side by side', forked],
  ['no memory at all', chainNet([['Dense', { units: 6, activation: 'tanh' }]])],
];

function withoutBias() {
  return { dense: { useBias: false } };
}

/** A network that is far from sure, and far from even, of what comes next, and that hangs on what came before. */
export function makeCharacterModel(sketch: Sketch): Model {
  const model = buildModel(compileModel(sketch), 5);
  changeWeights(model, 1);
  return model;
}

/** Other weights for a network, the same each time for the same name. */
export function changeWeights(model: Model, name: number): void {
  for (const { name: own, variable } of model.weights) {
    // Not so large that a network of recurrences would be chaotic: then rounding errors alone would grow to other texts.
    const isLast = variable.rank === 2 && variable.shape[1] === vocabularySize;
    const numbers = drawNumbers([own, name], variable.size, isLast ? 5 : 0.7).map((value) =>
      own.endsWith('/moving_variance') ? Math.abs(value) + 0.5 : value,
    );
    tf.tidy(() => variable.assign(tf.tensor(numbers, variable.shape)));
  }
}

/** So many random numbers of [0, 1), the same each time for the same seed. */
export function drawUniforms(count: number, seed = 3): Float64Array {
  const { nextUniform } = randomStream(seed, 'sample');
  return Float64Array.from({ length: count }, nextUniform);
}

/** What a writer writes after `prime` in pieces of these sizes. */
export function writeInPieces(
  writer: TextWriter,
  prime: readonly number[],
  sizes: readonly number[],
  choice: Parameters<ReturnType<TextWriter['open']>['write']>[2],
): readonly number[] {
  const uniforms = drawUniforms(sizes.reduce((sum, size) => sum + size, 0));
  const text = writer.open(prime.length + uniforms.length, choice);
  text.read(Int32Array.from(prime.slice(0, -1)));
  const written: number[] = [];
  for (const size of sizes) {
    const last = written.at(-1) ?? prime.at(-1) ?? 0;
    const own = uniforms.subarray(written.length, written.length + size);
    written.push(...text.write(last, own, choice));
  }
  text.dispose();
  return written;
}
