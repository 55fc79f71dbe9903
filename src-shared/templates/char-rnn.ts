import { novel } from '../datasets/novel.ts';
import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

/**
 * A plain recurrent network that learns to write like the novel that ships with the program.
 * Source: Karpathy, "The unreasonable effectiveness of recurrent neural networks", 2015 (min-char-rnn).
 */
export function charRnn(title: string): Document {
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
      epochs: 10,
      optimizer: { type: 'adam', learningRate: 0.002, beta1: 0.9, beta2: 0.999 },
    },
    links: [
      ['Input', { shape: [64], dtype: 'int32' }],
      ['Embedding', { inputDim: symbols, outputDim: 32 }],
      ['SimpleRNN', { units: 128 }],
      ['Dense', { units: symbols, activation: 'softmax' }],
      ['Output'],
    ],
  });
}
