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
const coarse = { kernelSize: [5, 5], strides: [2, 2] } as const;
const features = { units: 192, activation: 'relu', kernelInitializer: 'heNormal' } as const;
const language = 'en';
const vocabularySize = sceneVocabulary(language).length;

/** A network that looks, in the first row; one that reads, in the last; together they say the next word. */
const parts: readonly Part[] = [
  ['picture', 'Input', { shape: [sceneSide, sceneSide, 3] }, 0, 0, []],
  ['words', 'Input', { shape: [captionSteps], dtype: 'int32' }, 0, 2, []],
  ['conv2d_1', 'Conv2D', { ...conv, ...coarse, filters: 24 }, 1, 0, ['picture']],
  ['embedding_1', 'Embedding', { inputDim: vocabularySize, outputDim: 64 }, 1, 2, ['words']],
  ['conv2d_2', 'Conv2D', { ...conv, filters: 48, strides: [2, 2] }, 2, 0, ['conv2d_1']],
  ['conv2d_3', 'Conv2D', { ...conv, filters: 64 }, 3, 0, ['conv2d_2']],
  ['maxpooling2d_1', 'MaxPooling2D', {}, 4, 0, ['conv2d_3']],
  ['conv2d_4', 'Conv2D', { ...conv, filters: 64 }, 5, 0, ['maxpooling2d_1']],
  ['flatten_1', 'Flatten', {}, 6, 0, ['conv2d_4']],
  ['reshape_1', 'Reshape', { targetShape: [-1, 64] }, 4, 1, ['conv2d_4']],
  ['dense_1', 'Dense', features, 1, 1, ['flatten_1']],
  ['positionembedding_1', 'PositionEmbedding', {}, 5, 1, ['reshape_1']],
  ['repeatvector_1', 'RepeatVector', { n: captionSteps }, 2, 1, ['dense_1']],
  ['concatenate_1', 'Concatenate', {}, 2, 2, ['embedding_1', 'repeatvector_1']],
  ['lstm_1', 'LSTM', { units: 256 }, 3, 2, ['concatenate_1']],
  ['dense_2', 'Dense', { units: 64 }, 4, 2, ['lstm_1']],
  ['attention_1', 'Attention', {}, 5, 2, ['dense_2', 'positionembedding_1']],
  ['concatenate_2', 'Concatenate', {}, 6, 2, ['lstm_1', 'attention_1']],
  ['dense_3', 'Dense', { units: vocabularySize, activation: 'softmax' }, 7, 2, ['concatenate_2']],
  ['output_1', 'Output', { loss: 'maskedCrossentropy' }, 8, 2, ['dense_3']],
];

/**
 * A convolutional network looks at a scene and a recurrent one says what it sees, word by word.
 * Source: Karpathy and Fei-Fei, "Deep visual-semantic alignments for generating image descriptions", 2015, section
 * 3.2; here the picture is seen at every step, as in Mao et al., 2015.
 */
export function captioner(title: string): Document {
  return {
    title,
    networks: [{ id: 'network', name: title, graph: placeParts(parts) }],
    data: {
      source: { kind: 'scenes', count: 30_000, seed: 1, language },
      validationShare: 0.04,
    },
    training: {
      ...initialTraining,
      batchSize: 64,
      epochs: 16,
      optimizer: { type: 'adam', learningRate: 0.002, beta1: 0.9, beta2: 0.999 },
      schedule: 'cosine',
    },
  };
}
