import { captionSteps, sceneVocabulary } from '../datasets/scenes/scene-vocabulary.ts';
import { sceneSide } from '../datasets/scenes/scene.ts';
import type { Document } from '../document/document.ts';
import { initialTraining } from './make-network.ts';
import { placeParts, type Part } from './place-parts.ts';

const conv = {
  kernelSize: [3, 3],
  padding: 'same',
  activation: 'relu',
  kernelInitializer: 'heNormal',
} as const;
const features = 64;
const language = 'en';

/** A network that looks, in the first row, and one that reads, in the second; both speak of the same features. */
const parts: readonly Part[] = [
  ['picture', 'Input', { shape: [sceneSide, sceneSide, 3] }, 0, 0, []],
  [
    'conv2d_1',
    'Conv2D',
    { ...conv, kernelSize: [5, 5], strides: [2, 2], filters: 24 },
    1,
    0,
    ['picture'],
  ],
  ['conv2d_2', 'Conv2D', { ...conv, strides: [2, 2], filters: 48 }, 2, 0, ['conv2d_1']],
  ['conv2d_3', 'Conv2D', { ...conv, filters: 64 }, 3, 0, ['conv2d_2']],
  [
    'regions',
    'Conv2D',
    { kernelSize: [1, 1], filters: features, activation: 'linear' },
    4,
    0,
    ['conv2d_3'],
  ],
  ['reshape_1', 'Reshape', { targetShape: [-1, features] }, 5, 0, ['regions']],
  ['words', 'Input', { shape: [captionSteps], dtype: 'int32' }, 0, 1, []],
  [
    'embedding_1',
    'Embedding',
    { inputDim: sceneVocabulary(language).length, outputDim: 32 },
    1,
    1,
    ['words'],
  ],
  [
    'bidirectional_1',
    'Bidirectional',
    { layer: 'GRU', units: 64, mergeMode: 'concat' },
    2,
    1,
    ['embedding_1'],
  ],
  ['meanings', 'Dense', { units: features, activation: 'linear' }, 4, 1, ['bidirectional_1']],
  ['concatenate_1', 'Concatenate', { axis: 1 }, 6, 0, ['reshape_1', 'meanings']],
  ['output_1', 'Output', { loss: 'regionWordRanking' }, 7, 0, ['concatenate_1']],
];

/**
 * Brings the regions of pictures and the words of sentences together: a picture and its own sentence are to fit better
 * than others, where every word counts with the region that it fits best.
 * Source: Karpathy and Fei-Fei, "Deep visual-semantic alignments for generating image descriptions", 2015, section 3.1.
 */
export function alignment(title: string): Document {
  return {
    title,
    networks: [{ id: 'network', name: title, graph: placeParts(parts) }],
    data: {
      source: { kind: 'scenes', count: 12_500, seed: 1, language },
      validationShare: 0.04,
    },
    training: {
      ...initialTraining,
      batchSize: 64,
      epochs: 10,
      optimizer: { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999 },
      schedule: 'cosine',
    },
  };
}
