import type { Document } from '../document/document.ts';
import { makeChainDocument } from './make-network.ts';

/**
 * One hidden layer follows a curve: each of its units adds one bent line to the sum. The bends start six times
 * sharper than Glorot's, which are too soft for the curve and all lie at 0.
 * Source: Cybenko, "Approximation by superpositions of a sigmoidal function", 1989.
 */
export function functionFit(title: string): Document {
  return makeChainDocument({
    title,
    perRow: 5,
    data: {
      source: { kind: 'curve', curve: 'sine', count: 256, heldOut: 256, noise: 0, seed: 1 },
      validationShare: 0.2,
    },
    training: {
      batchSize: 32,
      epochs: 1500,
      optimizer: { type: 'adam', learningRate: 0.02, beta1: 0.9, beta2: 0.999 },
      schedule: 'cosine',
    },
    links: [
      ['Input', { shape: [1] }],
      ['Dense', { units: 16, activation: 'tanh', initializerScale: 6 }],
      ['Dense', { units: 1, activation: 'linear' }],
      ['Output', { loss: 'meanSquaredError' }],
    ],
  });
}
