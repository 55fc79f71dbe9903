import type { Document } from '../document/document.ts';
import { makeChainDocument, type Link } from './make-network.ts';

/** Layers with a kernel, the last of which names the digit. */
const depth = 20;
const width = 128;
/** Cards in a row of the canvas. */
const perRow = 7;
const digits = { source: { kind: 'digits' }, validationShare: 0.2 } as const;
const training = {
  optimizer: { type: 'sgd', learningRate: 0.02 },
  batchSize: 128,
  epochs: 10,
} as const;

/**
 * Twenty layers of sigmoids, whose gradient becomes at most a quarter at each: the first layers learn nothing.
 * Source: Hochreiter, "Untersuchungen zu dynamischen neuronalen Netzen", 1991; Glorot and Bengio,
 * "Understanding the difficulty of training deep feedforward neural networks", 2010.
 */
export function deepSigmoid(title: string): Document {
  return makeDeep(title, () => [['Dense', { units: width, activation: 'sigmoid' }]]);
}

/**
 * The same twenty layers with ReLU, He initialisation and batch normalisation, which learn. Every fifth layer is
 * normalised: each normalisation before a ReLU makes the gradient about 1.2 times larger on its way back, so
 * that with one in every layer it would explode (59 to 66 times larger at the first layer than at the last).
 * Source: He et al., "Delving deep into rectifiers", 2015; Ioffe and Szegedy, "Batch normalization", 2015;
 * Yang et al., "A mean field theory of batch normalization", 2019.
 */
export function deepReluBatchnorm(title: string): Document {
  const he = { units: width, kernelInitializer: 'heNormal' } as const;
  return makeDeep(title, (_, index) =>
    index % 5 === 4
      ? [
          ['Dense', { ...he, activation: 'linear', useBias: false }],
          ['BatchNormalization'],
          ['Activation', { activation: 'relu' }],
        ]
      : [['Dense', { ...he, activation: 'relu' }]],
  );
}

function makeDeep(title: string, block: (_: unknown, index: number) => readonly Link[]): Document {
  return makeChainDocument({
    title,
    perRow,
    data: digits,
    training,
    links: [
      ['Input', { shape: [28, 28, 1] }],
      ['Flatten'],
      ...Array.from({ length: depth - 1 }, block).flat(),
      ['Dense', { units: 10, activation: 'softmax' }],
      ['Output'],
    ],
  });
}
