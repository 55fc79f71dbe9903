import type { SymbolicTensor } from '@tensorflow/tfjs-layers';

import type { ActivationName, RecurrentActivationName } from './activation-names.ts';
import type { InitializerName, KernelInitializerName } from './initializer-names.ts';

/** Symbolic tensors of tfjs; their first axis is the batch. */
export type Tensor = SymbolicTensor;

/**
 * The layers a spec may be built from, as the trainer offers them (over `tf.layers` and our own classes).
 * A layer file calls exactly one of these, so that it never reaches into the trainer. The library knows
 * which node it is building (name, seeds keyed by run seed and node) and which symbolic tensors come in.
 */
export type LayerLibrary = {
  readonly dense: (config: {
    units: number;
    activation: ActivationName;
    useBias: boolean;
    kernelInitializer: KernelInitializerName;
    initializerScale: number;
  }) => Tensor;
  readonly conv2d: (config: {
    filters: number;
    kernelSize: readonly [number, number];
    strides: readonly [number, number];
    padding: 'valid' | 'same';
    activation: ActivationName;
    useBias: boolean;
    kernelInitializer: KernelInitializerName;
    initializerScale: number;
  }) => Tensor;
  readonly conv1d: (config: {
    filters: number;
    kernelSize: number;
    strides: number;
    padding: 'valid' | 'same';
    activation: ActivationName;
    useBias: boolean;
    kernelInitializer: KernelInitializerName;
    initializerScale: number;
  }) => Tensor;
  readonly maxPooling1d: (config: {
    poolSize: number;
    strides: number;
    padding: 'valid' | 'same';
  }) => Tensor;
  readonly globalAveragePooling1d: () => Tensor;
  readonly globalMaxPooling1d: () => Tensor;
  readonly maxPooling2d: (config: PoolingConfig) => Tensor;
  readonly averagePooling2d: (config: PoolingConfig) => Tensor;
  readonly globalAveragePooling2d: () => Tensor;
  readonly flatten: () => Tensor;
  readonly activation: (config: { activation: ActivationName }) => Tensor;
  readonly dropout: (config: { rate: number }) => Tensor;
  readonly batchNormalization: (config: {
    momentum: number;
    epsilon: number;
    center: boolean;
    scale: boolean;
  }) => Tensor;
  readonly layerNormalization: (config: {
    epsilon: number;
    center: boolean;
    scale: boolean;
  }) => Tensor;
  readonly add: () => Tensor;
  readonly multiply: () => Tensor;
  readonly concatenate: (config: { axis: number }) => Tensor;
  /** To the shape that the layer's own rule says comes out. */
  readonly reshape: () => Tensor;
  readonly repeatVector: (config: { n: number }) => Tensor;
  readonly zeroPadding1d: (config: { left: number; right: number }) => Tensor;
  readonly zeroPadding2d: (config: {
    top: number;
    bottom: number;
    left: number;
    right: number;
  }) => Tensor;
  readonly embedding: (config: {
    inputDim: number;
    outputDim: number;
    embeddingsInitializer: InitializerName;
    initializerScale: number;
    maskZero: boolean;
  }) => Tensor;
  readonly categoryEncoding: (config: CategoryEncodingConfig) => Tensor;
  readonly simpleRnn: (config: RecurrentConfig) => Tensor;
  readonly gru: (config: RecurrentConfig) => Tensor;
  readonly lstm: (config: RecurrentConfig) => Tensor;
  readonly bidirectional: (config: BidirectionalConfig) => Tensor;
  readonly positionEmbedding: (config: { embeddingsInitializer: InitializerName }) => Tensor;
  /** A layer, built by `step`, that is done to every step of a sequence. */
  readonly timeDistributed: (step: (make: LayerLibrary) => Tensor) => Tensor;
  readonly masking: (config: { maskValue: number }) => Tensor;
  readonly attention: () => Tensor;
};

export type CategoryEncodingConfig = {
  readonly numTokens: number;
  readonly outputMode: 'oneHot' | 'multiHot' | 'count';
};

/** What recurrences have in common, in whichever layer. */
export type RecurrenceConfig = {
  readonly units: number;
  readonly activation: RecurrentActivationName;
  readonly returnSequences: boolean;
  readonly useBias: boolean;
  readonly kernelInitializer: InitializerName;
  readonly recurrentInitializer: InitializerName;
};

/** What the layers have in common that are one recurrence. */
export type RecurrentConfig = RecurrenceConfig & {
  /** Whether it goes on from batch to batch where it stopped. */
  readonly stateful: boolean;
};

/** The Keras class names of the layers that carry a state from step to step. */
export const recurrenceKinds = ['SimpleRNN', 'GRU', 'LSTM'] as const;
/** Layers that take a sequence step by step. */
export const recurrentTypes = [...recurrenceKinds, 'Bidirectional'] as const;
export type RecurrenceKind = (typeof recurrenceKinds)[number];

/** How what two directions say of a step becomes one: side by side, added, multiplied, or the mean. */
export const mergeModes = ['concat', 'sum', 'mul', 'ave'] as const;
export type MergeMode = (typeof mergeModes)[number];

/** Two recurrent layers of one kind, each with these settings. */
export type BidirectionalConfig = RecurrenceConfig & {
  readonly layer: RecurrenceKind;
  readonly mergeMode: MergeMode;
};

export type PoolingConfig = {
  readonly poolSize: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly padding: 'valid' | 'same';
};
