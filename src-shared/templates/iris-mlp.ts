import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

const relu = { activation: 'relu', kernelInitializer: 'heNormal' } as const;

/** Two small layers tell three kinds of iris by the lengths and widths of their leaves. */
export function irisMlp(title: string): Document {
  return makeChainDocument({
    title,
    perRow: 5,
    data: { source: { kind: 'iris' }, validationShare: 0.2 },
    training: {
      batchSize: 16,
      epochs: 100,
      optimizer: { type: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999 },
      schedule: 'cosine',
    },
    links: [
      ['Input', { shape: [4] }],
      ['Dense', { units: 16, ...relu }],
      ['Dense', { units: 16, ...relu }],
      ['Dense', { units: 3, activation: 'softmax' }],
      ['Output'],
    ],
  });
}
