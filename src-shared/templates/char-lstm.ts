import { novel } from '../datasets/novel.ts';
import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

/** `randomNormal` has a standard deviation of 0.05. */
const unitVariance = { embeddingsInitializer: 'randomNormal', initializerScale: 20 } as const;

/**
 * A character model with a long memory, of the size that learns to write like a book of a megabyte: the
 * novel that ships with the program, until another text brings its own number of characters.
 * Source: Karpathy, "The unreasonable effectiveness of recurrent neural networks", 2015.
 */
export function charLstm(title: string): Document {
  const { length: symbols } = novel.vocabulary;
  return makeChainDocument({
    title,
    perRow: 5,
    data: {
      source: { kind: 'text', corpus: 'novel', text: '', window: 64 },
      validationShare: 0.1,
    },
    training: {
      batchSize: 32,
      // A book of a megabyte is learned by heart from the twelfth epoch on.
      earlyStopping: { patience: 5 },
      epochs: 20,
      optimizer: { type: 'adam', learningRate: 0.002, beta1: 0.9, beta2: 0.999 },
    },
    links: [
      ['Input', { shape: [64], dtype: 'int32' }],
      // Vectors of variance 1: with Keras' own, which are 35 times smaller, the first thousand steps are slower.
      ['Embedding', { inputDim: symbols, outputDim: 64, ...unitVariance }],
      ['LSTM', { units: 256 }],
      ['Dense', { units: symbols, activation: 'softmax' }],
      ['Output'],
    ],
  });
}
