import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

/**
 * Far more weights than points: 15 noisy points of a cubic and 16,897 weights, the first of them started six
 * times wider, so that the network can bend as often as the points ask. It learns the noise by heart, and what
 * it says between the points is worse for it; the points held out are many, so that this is measured well.
 */
export function overfitPoly(title: string): Document {
  return makeChainDocument({
    title,
    perRow: 5,
    data: {
      source: { kind: 'curve', curve: 'cubic', count: 15, heldOut: 500, noise: 0.25, seed: 18 },
      validationShare: 0.2,
    },
    training: {
      // One batch is all of them: an epoch is one step.
      batchSize: 15,
      epochs: 6000,
      optimizer: { type: 'adam', learningRate: 0.003, beta1: 0.9, beta2: 0.999 },
    },
    links: [
      ['Input', { shape: [1] }],
      ['Dense', { units: 128, activation: 'tanh', initializerScale: 6 }],
      ['Dense', { units: 128, activation: 'tanh' }],
      ['Dense', { units: 1, activation: 'linear' }],
      ['Output', { loss: 'meanSquaredError' }],
    ],
  });
}
