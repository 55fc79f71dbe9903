import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

const relu = { activation: 'relu', kernelInitializer: 'heNormal' } as const;

/**
 * A small net on points of the plane in two classes, whose border can be watched as it bends. With tanh and
 * Glorot it stays at chance for hundreds of epochs; with ReLU and He it follows both arms within thirty.
 */
export function playground(title: string): Document {
  return makeChainDocument({
    title,
    perRow: 5,
    data: {
      source: { kind: 'points', pattern: 'spiral', count: 600, noise: 0.03 },
      validationShare: 0.25,
    },
    training: {
      batchSize: 16,
      epochs: 120,
      optimizer: { type: 'adam', learningRate: 0.02, beta1: 0.9, beta2: 0.999 },
      schedule: 'cosine',
    },
    links: [
      ['Input', { shape: [2] }],
      ['Dense', { units: 16, ...relu }],
      ['Dense', { units: 16, ...relu }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
  });
}
