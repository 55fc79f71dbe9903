import * as tfl from '@tensorflow/tfjs-layers';

import type { ActivationName } from '../../src-shared/layers/activation-names.ts';
import type { KernelInitializerName } from '../../src-shared/layers/initializer-names.ts';
import type { Shape } from '../../src-shared/graph/shape.ts';
import type { LayerLibrary, PoolingConfig } from '../../src-shared/layers/layer-library.ts';
import { Attention } from './custom-layers/attention.ts';
import { BatchNormalization } from './custom-layers/batch-normalization.ts';
import { Bidirectional } from './custom-layers/bidirectional.ts';
import { CategoryEncoding } from './custom-layers/category-encoding.ts';
import type { KnownActivation } from './custom-layers/leaky-relu.ts';
import { GlobalAveragePooling1D } from './custom-layers/global-average-pooling-1d.ts';
import { Gru } from './custom-layers/gru.ts';
import { LayerNormalization } from './custom-layers/layer-normalization.ts';
import { KeyedDropout } from './custom-layers/keyed-dropout.ts';
import { Lstm } from './custom-layers/lstm.ts';
import { Masking } from './custom-layers/masking.ts';
import { PositionEmbedding } from './custom-layers/position-embedding.ts';
import { SimpleRnn } from './custom-layers/simple-rnn.ts';
import { TimeDistributed } from './custom-layers/time-distributed.ts';
import { ZeroPadding1D } from './custom-layers/zero-padding-1d.ts';
import type { StepCounter } from './step-counter.ts';

/** How a weight's first values are drawn, and what they are multiplied by; 1 where absent. */
export type WeightDrawing = {
  readonly initializer: KernelInitializerName;
  readonly scale?: number;
};

/** How a layer's weights are drawn, by the weight's own name; the others stay as the layer makes them. */
export type Initializers = Readonly<Record<string, WeightDrawing>>;

/** The node that is being built, and where its layers go. */
export type BuildSite = {
  readonly id: string;
  /** What leaves the node, without the batch axis. */
  readonly outputShape: Shape;
  readonly seed: number;
  readonly counter: StepCounter;
  /**
   * Whether the loss wants the numbers before the last activation (logits), so that a Dense layer's
   * activation becomes a layer of its own.
   */
  readonly isLogitsWanted: boolean;
  /** Puts a layer behind the node's inputs, notes it in the model and gives what leaves it. */
  readonly place: (layer: tfl.layers.Layer, initializers?: Initializers) => tfl.SymbolicTensor;
  /** Puts a layer behind another of the same node. */
  readonly placeBehind: (logits: tfl.SymbolicTensor, layer: tfl.layers.Layer) => tfl.SymbolicTensor;
};

/**
 * The layers that a spec may be built from, for one node: tfjs' own, named as the node, or ours where tfjs
 * lacks one or has it wrong. No seed is passed on to tfjs, which would draw equal weights for equal shapes:
 * the weights are drawn afterwards (`drawWeights`).
 */
export function createLayerLibrary(site: BuildSite): LayerLibrary {
  const { id: name, place } = site;
  const unset = { kernelInitializer: 'zeros', biasInitializer: 'zeros' } as const;
  return {
    dense: ({ units, activation, useBias, ...drawing }) => {
      const kernel = { kernel: readDrawing(drawing) };
      const make = (ownActivation: KnownActivation): tfl.layers.Layer =>
        tfl.layers.dense({ name, units, activation: ownActivation, useBias, ...unset });
      if (!site.isLogitsWanted) return place(make(known(activation)), kernel);
      const last = tfl.layers.activation({
        name: `${name}/${activation}`,
        activation: known(activation),
      });
      return site.placeBehind(place(make('linear'), kernel), last);
    },
    conv2d: ({ filters, kernelSize, strides, padding, activation, useBias, ...drawing }) =>
      place(
        tfl.layers.conv2d({
          name,
          filters,
          kernelSize: [...kernelSize],
          strides: [...strides],
          padding,
          activation: known(activation),
          useBias,
          ...unset,
        }),
        { kernel: readDrawing(drawing) },
      ),
    conv1d: ({ kernelInitializer, initializerScale, activation, ...config }) =>
      place(tfl.layers.conv1d({ name, ...config, activation: known(activation), ...unset }), {
        kernel: readDrawing({ kernelInitializer, initializerScale }),
      }),
    maxPooling1d: (config) => place(tfl.layers.maxPooling1d({ name, ...config })),
    globalAveragePooling1d: () => place(new GlobalAveragePooling1D({ name })),
    globalMaxPooling1d: () => place(tfl.layers.globalMaxPooling1d({ name })),
    maxPooling2d: (config) => place(tfl.layers.maxPooling2d(poolingArguments(name, config))),
    averagePooling2d: (config) =>
      place(tfl.layers.averagePooling2d(poolingArguments(name, config))),
    globalAveragePooling2d: () => place(tfl.layers.globalAveragePooling2d({ name })),
    flatten: () => place(flattenAny(name)),
    activation: ({ activation }) =>
      place(tfl.layers.activation({ name, activation: known(activation) })),
    dropout: ({ rate }) =>
      place(new KeyedDropout({ name, rate, seed: site.seed, counter: site.counter })),
    batchNormalization: (config) => place(new BatchNormalization({ name, ...config })),
    layerNormalization: (config) => place(new LayerNormalization({ name, ...config })),
    multiply: () => place(tfl.layers.multiply({ name })),
    add: () => place(tfl.layers.add({ name })),
    concatenate: ({ axis }) => place(tfl.layers.concatenate({ name, axis })),
    reshape: () => place(tfl.layers.reshape({ name, targetShape: [...site.outputShape] })),
    repeatVector: ({ n }) => place(tfl.layers.repeatVector({ name, n })),
    zeroPadding1d: (config) => place(new ZeroPadding1D({ name, ...config })),
    zeroPadding2d: ({ top, bottom, left, right }) =>
      place(
        tfl.layers.zeroPadding2d({
          name,
          padding: [
            [top, bottom],
            [left, right],
          ],
        }),
      ),
    embedding: ({ inputDim, outputDim, embeddingsInitializer, initializerScale, maskZero }) =>
      place(
        tfl.layers.embedding({
          name,
          inputDim,
          outputDim,
          maskZero,
          embeddingsInitializer: 'zeros',
        }),
        { embeddings: { initializer: embeddingsInitializer, scale: initializerScale } },
      ),
    categoryEncoding: (config) => place(new CategoryEncoding({ name, ...config })),
    simpleRnn: ({ kernelInitializer, recurrentInitializer, ...config }) =>
      place(new SimpleRnn({ name, ...config }), {
        kernel: { initializer: kernelInitializer },
        recurrent_kernel: { initializer: recurrentInitializer },
      }),
    gru: ({ kernelInitializer, recurrentInitializer, ...config }) =>
      place(new Gru({ name, ...config }), {
        kernel: { initializer: kernelInitializer },
        recurrent_kernel: { initializer: recurrentInitializer },
      }),
    bidirectional: ({ kernelInitializer, recurrentInitializer, ...config }) =>
      place(new Bidirectional({ name, ...config }), {
        forward_kernel: { initializer: kernelInitializer },
        forward_recurrent_kernel: { initializer: recurrentInitializer },
        backward_kernel: { initializer: kernelInitializer },
        backward_recurrent_kernel: { initializer: recurrentInitializer },
      }),
    positionEmbedding: ({ embeddingsInitializer }) =>
      place(new PositionEmbedding({ name }), {
        embeddings: { initializer: embeddingsInitializer },
      }),
    masking: ({ maskValue }) => place(new Masking({ name, maskValue })),
    timeDistributed: (build) =>
      build(
        createLayerLibrary({
          ...site,
          place: (step, own) => place(new TimeDistributed({ name, step }), own),
        }),
      ),
    attention: () => place(new Attention({ name })),
    lstm: ({ kernelInitializer, recurrentInitializer, ...config }) =>
      place(new Lstm({ name, ...config }), {
        kernel: { initializer: kernelInitializer },
        recurrent_kernel: { initializer: recurrentInitializer },
      }),
  };
}

/** `registerLeakyRelu` makes tfjs know the one that its types do not. */
function known(activation: ActivationName): KnownActivation {
  return activation as KnownActivation;
}

function readDrawing(config: {
  readonly kernelInitializer: KernelInitializerName;
  readonly initializerScale: number;
}): WeightDrawing {
  return { initializer: config.kernelInitializer, scale: config.initializerScale };
}

/** Keras' Flatten leaves a vector as it is; tfjs' refuses one, though its arithmetic would do. */
function flattenAny(name: string): tfl.layers.Layer {
  const layer = tfl.layers.flatten({ name });
  layer.inputSpec = [new tfl.InputSpec({ minNDim: 2 })];
  return layer;
}

function poolingArguments(name: string, config: PoolingConfig) {
  return {
    name,
    poolSize: [...config.poolSize] as [number, number],
    strides: [...config.strides] as [number, number],
    padding: config.padding,
  };
}
