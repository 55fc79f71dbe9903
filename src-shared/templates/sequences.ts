import { initialSequences } from '../datasets/sequences/sequences-source.ts';
import { describeSequences } from '../datasets/sequences/describe-sequences.ts';
import { filmSide, movements } from '../datasets/sequences/movements.ts';
import { symbolsOf } from '../datasets/sequences/symbols.ts';
import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

/** Many to one: an LSTM watches a film and says at its end how the dot moved. */
export function videoManyToOne(title: string): Document {
  const source = initialSequences('moving-dot');
  return makeChainDocument({
    title,
    perRow: 6,
    data: { source, validationShare: 0.2 },
    training: { batchSize: 32, epochs: 25, schedule: 'cosine', optimizer: adam(0.002) },
    links: [
      ['Input', { shape: [source.length, filmSide, filmSide, 1] }],
      ['Reshape', { targetShape: [source.length, filmSide * filmSide] }],
      ['Dense', { units: 96, kernelInitializer: 'heNormal' }],
      ['LSTM', { units: 64, returnSequences: false }],
      ['Dense', { units: movements.length, activation: 'softmax' }],
      ['Output'],
    ],
  });
}

/**
 * Many to one: an LSTM keeps two marked numbers of a sequence in mind and says their sum.
 * Source: Hochreiter and Schmidhuber, "Long short-term memory", 1997, section 5.4.
 */
export function addingManyToOne(title: string): Document {
  const source = initialSequences('adding');
  const { inputShape } = describeSequences(source);
  return makeChainDocument({
    title,
    perRow: 4,
    data: { source, validationShare: 0.1 },
    training: { batchSize: 32, epochs: 12, schedule: 'cosine', optimizer: adam(0.01) },
    links: [
      ['Input', { shape: inputShape }],
      ['LSTM', { units: 32, returnSequences: false }],
      ['Dense', { units: 1, activation: 'linear' }],
      ['Output', { loss: 'meanSquaredError' }],
    ],
  });
}

/** One to many: a number at every step, and an LSTM that spells it out, letter by letter. */
export function spellOneToMany(title: string): Document {
  const source = initialSequences('spelling');
  const { inputShape } = describeSequences(source);
  const { answered = [], steps } = symbolsOf(source);
  return makeChainDocument({
    title,
    perRow: 6,
    data: { source, validationShare: 0.2 },
    training: { batchSize: 16, epochs: 60, schedule: 'cosine', optimizer: adam(0.005) },
    links: [
      ['Input', { shape: inputShape }],
      ['Dense', { units: 64, kernelInitializer: 'heNormal' }],
      ['RepeatVector', { n: steps }],
      ['LSTM', { units: 96 }],
      ['Dense', { units: answered.length, activation: 'softmax' }],
      ['Output', { loss: 'maskedCrossentropy' }],
    ],
  });
}

/**
 * Many to many: one LSTM reads a sum, another one writes what it comes to from the first one's last state.
 * Source: Sutskever, Vinyals and Le, "Sequence to sequence learning with neural networks", 2014; Cho et al.,
 * "Learning phrase representations using RNN encoder-decoder", 2014 (the state at every step of the writer).
 */
export function additionManyToMany(title: string): Document {
  const source = initialSequences('addition');
  const { inputShape } = describeSequences(source);
  const { asked = [], answered = [], steps } = symbolsOf(source);
  return makeChainDocument({
    title,
    perRow: 7,
    data: { source, validationShare: 0.1 },
    training: { batchSize: 64, epochs: 18, schedule: 'cosine', optimizer: adam(0.004) },
    links: [
      ['Input', { shape: inputShape, dtype: 'int32' }],
      ['Embedding', { inputDim: asked.length, outputDim: 12, maskZero: true }],
      ['LSTM', { units: 128, returnSequences: false }],
      ['RepeatVector', { n: steps }],
      ['LSTM', { units: 128 }],
      ['Dense', { units: answered.length, activation: 'softmax' }],
      ['Output', { loss: 'maskedCrossentropy' }],
    ],
  });
}

/**
 * Many to one: two GRU read a sentence of words, one from either end, and what both come to is an opinion. Which words
 * there are does not tell it, but their order does.
 */
export function opinionsManyToOne(title: string): Document {
  const source = initialSequences('opinions');
  const { inputShape, symbols = [] } = describeSequences(source);
  return makeChainDocument({
    title,
    perRow: 5,
    data: { source, validationShare: 0.2 },
    training: { batchSize: 32, epochs: 8, schedule: 'cosine', optimizer: adam(0.005) },
    links: [
      ['Input', { shape: inputShape, dtype: 'int32' }],
      ['Embedding', { inputDim: symbols.length, outputDim: 16, maskZero: true }],
      ['Bidirectional', { layer: 'GRU', units: 16, returnSequences: false }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
  });
}

/** Synchronised: at each step, the letter of three steps ago. */
export function echoSynchronised(title: string): Document {
  return synchronised(title, 'echo', 48, 15);
}

/** Synchronised: at each step, which bracket has to be the next to close. */
export function bracketsSynchronised(title: string): Document {
  return synchronised(title, 'brackets', 64, 20);
}

function synchronised(
  title: string,
  task: 'echo' | 'brackets',
  units: number,
  epochs: number,
): Document {
  const source = initialSequences(task);
  const { asked = [], answered = [] } = symbolsOf(source);
  return makeChainDocument({
    title,
    perRow: 5,
    data: { source, validationShare: 0.2 },
    training: { batchSize: 32, epochs, schedule: 'cosine', optimizer: adam(0.01) },
    links: [
      ['Input', { shape: [source.length], dtype: 'int32' }],
      ['Embedding', { inputDim: asked.length, outputDim: 8, maskZero: true }],
      ['LSTM', { units }],
      ['Dense', { units: answered.length, activation: 'softmax' }],
      ['Output', { loss: 'maskedCrossentropy' }],
    ],
  });
}

function adam(learningRate: number) {
  return { type: 'adam', learningRate, beta1: 0.9, beta2: 0.999 } as const;
}
