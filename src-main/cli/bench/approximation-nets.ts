import { type CurveName } from '../../../src-shared/datasets/curves.ts';
import type { Document } from '../../../src-shared/document/document.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { makeChainDocument, type Link } from '../../../src-shared/templates/make-network.ts';

/** Units of the one hidden layer. */
export const widths = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] as const;
/** Hidden layers of the narrow networks. */
export const depths = [1, 2, 4, 8] as const;
/**
 * Units in each layer of a narrow network: with ReLU, n + 4 suffice for functions of n numbers.
 * Source: Lu et al., "The expressive power of neural networks: a view from the width", 2017, theorem 1.
 */
export const narrowWidth = 5;

/**
 * One hidden layer with tanh. Its kernel has one row, so that LeCun's deviation is 1 at every width; five times that
 * bends sharply enough for the curves.
 */
export function wideDocument(curve: CurveName, units: number): Document {
  const bends = { activation: 'tanh', kernelInitializer: 'leCunNormal', initializerScale: 5 };
  return fitDocument(curve, 0.02, [['Dense', { units, ...bends }]]);
}

/** Narrow layers with ReLU, one behind the other. */
export function narrowDocument(curve: CurveName, depth: number): Document {
  const config = { units: narrowWidth, activation: 'relu', kernelInitializer: 'heNormal' };
  return fitDocument(
    curve,
    0.005,
    Array.from({ length: depth }, (): Link => ['Dense', config]),
  );
}

/** The template `function-fit` on another curve, with other hidden layers; the learning rates were tried on seed 101. */
function fitDocument(curve: CurveName, learningRate: number, hidden: readonly Link[]): Document {
  const { data, training } = buildTemplate('function-fit', 'function-fit');
  if (data.source.kind !== 'curve') throw new Error('the net is to follow a curve');
  return makeChainDocument({
    title: 'function-fit',
    perRow: 12,
    data: { ...data, source: { ...data.source, curve } },
    training: { ...training, optimizer: { ...training.optimizer, learningRate } },
    links: [
      ['Input', { shape: [1] }],
      ...hidden,
      ['Dense', { units: 1, activation: 'linear' }],
      ['Output', { loss: 'meanSquaredError' }],
    ],
  });
}
