import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

const conv = {
  kernelSize: [3, 3],
  padding: 'same',
  activation: 'relu',
  kernelInitializer: 'heNormal',
} as const;

/** Three convolutions, each on half the picture of the one before, tell ten coloured shapes. */
export function smallCnn(title: string): Document {
  return makeChainDocument({
    title,
    perRow: 5,
    data: { source: { kind: 'shapes', count: 5000, seed: 1 }, validationShare: 0.2 },
    training: {
      epochs: 12,
      optimizer: { type: 'adam', learningRate: 0.002, beta1: 0.9, beta2: 0.999 },
      schedule: 'cosine',
    },
    links: [
      ['Input', { shape: [32, 32, 3] }],
      ['Conv2D', { filters: 16, ...conv }],
      ['MaxPooling2D'],
      ['Conv2D', { filters: 32, ...conv }],
      ['MaxPooling2D'],
      ['Conv2D', { filters: 48, ...conv }],
      ['MaxPooling2D'],
      ['Flatten'],
      ['Dense', { units: 64, activation: 'relu', kernelInitializer: 'heNormal' }],
      ['Dense', { units: 10, activation: 'softmax' }],
      ['Output'],
    ],
  });
}
