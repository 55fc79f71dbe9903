import { captionSteps, sceneVocabulary } from '../datasets/scenes/scene-vocabulary.ts';
import type { Document } from '../document/document.ts';
import { initialTraining } from './make-network.ts';
import { placeParts, type Part } from './place-parts.ts';
import { sceneEye } from './scene-eye.ts';

const features = { units: 192, activation: 'relu', kernelInitializer: 'heNormal' } as const;
const language = 'en';
const vocabularySize = sceneVocabulary(language).length;

/**
 * A network that looks, in the first row; one that reads, in the last; together they say the next word. What was read
 * reaches the words through few units, `grammar`: enough to know what kind of word comes now, too few to learn by heart
 * which colour goes with which shape, so that what is seen decides about things that were never seen together.
 */
const parts: readonly Part[] = [
  ...sceneEye,
  ['dense_1', 'Dense', features, 2, 1, ['flatten_1']],
  ['repeatvector_1', 'RepeatVector', { n: captionSteps }, 3, 1, ['dense_1']],
  ['reshape_1', 'Reshape', { targetShape: [-1, 64] }, 6, 1, ['activation_4']],
  ['positionembedding_1', 'PositionEmbedding', {}, 7, 1, ['reshape_1']],
  ['words', 'Input', { shape: [captionSteps], dtype: 'int32' }, 2, 2, []],
  ['embedding_1', 'Embedding', { inputDim: vocabularySize, outputDim: 64 }, 3, 2, ['words']],
  ['concatenate_1', 'Concatenate', {}, 4, 2, ['embedding_1', 'repeatvector_1']],
  ['lstm_1', 'LSTM', { units: 256 }, 5, 2, ['concatenate_1']],
  ['dense_2', 'Dense', { units: 64 }, 6, 2, ['lstm_1']],
  ['attention_1', 'Attention', {}, 7, 2, ['dense_2', 'positionembedding_1']],
  ['grammar', 'Dense', { units: 64, activation: 'tanh' }, 6, 3, ['lstm_1']],
  ['concatenate_2', 'Concatenate', {}, 8, 2, ['grammar', 'attention_1']],
  ['dense_3', 'Dense', { units: vocabularySize, activation: 'softmax' }, 9, 2, ['concatenate_2']],
  ['output_1', 'Output', { loss: 'maskedCrossentropy' }, 10, 2, ['dense_3']],
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
      source: { kind: 'scenes', count: 45_000, seed: 1, language },
      validationShare: 0.03,
    },
    training: {
      ...initialTraining,
      batchSize: 64,
      epochs: 17,
      optimizer: { type: 'adam', learningRate: 0.002, beta1: 0.9, beta2: 0.999 },
      schedule: 'cosine',
    },
  };
}
