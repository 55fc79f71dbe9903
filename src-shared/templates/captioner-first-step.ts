import { captionSteps, sceneVocabulary } from '../datasets/scenes/scene-vocabulary.ts';
import type { Document } from '../document/document.ts';
import { captioner } from './captioner.ts';
import { placeParts, type Part } from './place-parts.ts';
import { sceneEye } from './scene-eye.ts';

const language = 'en';
const vocabularySize = sceneVocabulary(language).length;
/** Numbers in which a word and a picture are said to the network that speaks. */
const size = 256;

/** The picture is added to the first word, which is always the start, and is never shown again. */
const parts: readonly Part[] = [
  ...sceneEye,
  ['dense_1', 'Dense', { units: size, activation: 'linear' }, 2, 1, ['flatten_1']],
  ['repeatvector_1', 'RepeatVector', { n: 1 }, 3, 1, ['dense_1']],
  [
    'zeropadding1d_1',
    'ZeroPadding1D',
    { left: 0, right: captionSteps - 1 },
    4,
    1,
    ['repeatvector_1'],
  ],
  ['words', 'Input', { shape: [captionSteps], dtype: 'int32' }, 3, 2, []],
  ['embedding_1', 'Embedding', { inputDim: vocabularySize, outputDim: size }, 4, 2, ['words']],
  ['add_1', 'Add', {}, 5, 2, ['embedding_1', 'zeropadding1d_1']],
  ['simplernn_1', 'SimpleRNN', { units: 384, activation: 'relu' }, 6, 2, ['add_1']],
  ['dense_2', 'Dense', { units: vocabularySize, activation: 'softmax' }, 7, 2, ['simplernn_1']],
  ['output_1', 'Output', { loss: 'maskedCrossentropy' }, 8, 2, ['dense_2']],
];

/**
 * The captioner as it was first drawn: what a convolutional network sees reaches the recurrent one once, at the first
 * step, and has to be remembered until the last word. A plain recurrence with ReLU, whose orthogonal matrix lets a
 * state be for many steps, learns to do so; an LSTM forgets a quarter of it at each step to begin with, and did not.
 * The scenes are those of `captioner`.
 * Source: Karpathy and Fei-Fei, "Deep visual-semantic alignments for generating image descriptions", 2015, section
 * 3.2, where b_v = W_hi CNN(I) is added at t = 1 alone; here it is added to the first word.
 */
export function captionerFirstStep(title: string): Document {
  const graph = placeParts(parts);
  const { training, ...rest } = captioner(title);
  return {
    ...rest,
    networks: [{ id: 'network', name: title, graph }],
    training: {
      ...training,
      optimizer: { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999 },
    },
  };
}
