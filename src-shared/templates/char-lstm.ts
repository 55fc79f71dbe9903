import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

/**
 * A character model with a long memory, of the size that learns to write like a book of a megabyte. It
 * begins with the text that ships with the program; another text brings its own number of characters.
 * Source: Karpathy, "The unreasonable effectiveness of recurrent neural networks", 2015.
 */
export function charLstm(title: string): Document {
  return makeChainDocument({
    title,
    perRow: 5,
    data: { source: { kind: 'text', corpus: 'hello', text: '', window: 64 }, validationShare: 0.1 },
    training: {
      batchSize: 32,
      epochs: 20,
      optimizer: { type: 'adam', learningRate: 0.002, beta1: 0.9, beta2: 0.999 },
    },
    links: [
      ['Input', { shape: [64], dtype: 'int32' }],
      ['Embedding', { inputDim: 4, outputDim: 64 }],
      ['LSTM', { units: 256 }],
      ['Dense', { units: 4, activation: 'softmax' }],
      ['Output'],
    ],
  });
}
