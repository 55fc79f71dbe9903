import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

/** A small net on points of the plane in two classes, whose border can be watched as it bends. */
export function playground(title: string): Document {
  return makeChainDocument({
    title,
    perRow: 5,
    data: {
      source: { kind: 'points', pattern: 'spiral', count: 600, noise: 0.03 },
      validationShare: 0.25,
    },
    training: {
      batchSize: 32,
      epochs: 200,
      optimizer: { type: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999 },
    },
    links: [
      ['Input', { shape: [2] }],
      ['Dense', { units: 16, activation: 'tanh' }],
      ['Dense', { units: 16, activation: 'tanh' }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
  });
}
