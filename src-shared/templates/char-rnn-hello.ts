import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

/**
 * The smallest character model: four letters come in as rows of 0 and 1, three hidden units remember, and it learns to
 * write "hello".
 * Source: Karpathy, "The unreasonable effectiveness of recurrent neural networks", 2015 (its figure of four letters and three hidden units).
 */
export function charRnnHello(title: string): Document {
  return makeChainDocument({
    title,
    perRow: 5,
    data: { source: { kind: 'text', corpus: 'hello', text: '', window: 8 }, validationShare: 0.2 },
    training: {
      batchSize: 8,
      epochs: 60,
      optimizer: { type: 'adam', learningRate: 0.03, beta1: 0.9, beta2: 0.999 },
    },
    links: [
      ['Input', { shape: [8], dtype: 'int32' }],
      ['CategoryEncoding', { numTokens: 4 }],
      ['SimpleRNN', { units: 3 }],
      ['Dense', { units: 4, activation: 'softmax' }],
      ['Output'],
    ],
  });
}
