import type { Document } from '../../../src-shared/document/document.ts';
import {
  captionSteps,
  sceneVocabulary,
} from '../../../src-shared/datasets/scenes/scene-vocabulary.ts';
import { sceneSide } from '../../../src-shared/datasets/scenes/scene.ts';
import type { GraphNode } from '../../../src-shared/graph/graph.ts';
import type { Config } from '../../../src-shared/layers/define-layer.ts';
import { layerOf, type LayerType } from '../../../src-shared/layers/index.ts';
import { initialTraining } from '../../../src-shared/templates/make-network.ts';

const vocabularySize = sceneVocabulary('en').length;
const coarse = { kernelSize: [5, 5], strides: [4, 4], activation: 'relu' };
const softmax = { units: vocabularySize, activation: 'softmax' };

const parts: readonly (readonly [string, LayerType, Config, readonly string[]])[] = [
  ['picture', 'Input', { shape: [sceneSide, sceneSide, 3] }, []],
  ['words', 'Input', { shape: [captionSteps], dtype: 'int32' }, []],
  ['conv2d_1', 'Conv2D', { ...coarse, filters: 8 }, ['picture']],
  ['flatten_1', 'Flatten', {}, ['conv2d_1']],
  ['dense_1', 'Dense', { units: 16, activation: 'relu' }, ['flatten_1']],
  ['repeatvector_1', 'RepeatVector', { n: captionSteps }, ['dense_1']],
  ['embedding_1', 'Embedding', { inputDim: vocabularySize, outputDim: 16 }, ['words']],
  ['concatenate_1', 'Concatenate', {}, ['embedding_1', 'repeatvector_1']],
  ['simplernn_1', 'SimpleRNN', { units: 32, returnSequences: true }, ['concatenate_1']],
  ['dense_2', 'Dense', softmax, ['simplernn_1']],
  ['output_1', 'Output', { loss: 'maskedCrossentropy' }, ['dense_2']],
];

/** A captioner that learns little in a second, for stories that need one. */
export function tinyCaptioner(title: string): Document {
  const nodes = parts.map(([id, type, config], index): GraphNode => {
    const { kind, initialConfig } = layerOf(type);
    const position = { x: 180 * (index % 6), y: 240 * Math.floor(index / 6) };
    return { kind, id, type, position, config: { ...initialConfig, ...config } };
  });
  const wires = parts
    .flatMap(([target, , , from]) => from.map((source) => ({ source, target })))
    .map((wire, index) => ({ id: `wire_${index + 1}`, ...wire }));
  return {
    title,
    networks: [{ id: 'network', name: title, graph: { nodes, wires } }],
    data: {
      source: { kind: 'scenes', count: 240, seed: 1, language: 'en' },
      validationShare: 0.1,
    },
    training: { ...initialTraining, batchSize: 24, epochs: 2 },
  };
}
