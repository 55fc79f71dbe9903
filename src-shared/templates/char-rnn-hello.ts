import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

/**
 * The smallest character model: it learns to write "hello" from its four letters.
 * Source: Karpathy, "The unreasonable effectiveness of recurrent neural networks", 2015 (the example of the text).
 */
export function charRnnHello(title: string): Document {
  return makeChainDocument({
    title,
    perRow: 5,
    data: { source: { kind: 'text', corpus: 'hello', text: '', window: 8 }, validationShare: 0.2 },
    training: {
      batchSize: 8,
      epochs: 60,
      optimizer: { type: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999 },
    },
    links: [
      ['Input', { shape: [8], dtype: 'int32' }],
      ['Embedding', { inputDim: 4, outputDim: 4 }],
      ['SimpleRNN', { units: 16 }],
      ['Dense', { units: 4, activation: 'softmax' }],
      ['Output'],
    ],
  });
}
