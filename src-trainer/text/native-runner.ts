import * as tf from '@tensorflow/tfjs-core';

import type { LayerSpec } from '../../src-shared/spec/run-spec.ts';
import { isNativeFaster } from '../engine/tensorflow/native-operations.ts';
import { nativeLstm } from '../engine/tensorflow/native-recurrence.ts';
import { nativeLstmSample } from '../engine/tensorflow/native-sampling.ts';
import type { Model } from '../model/model.ts';
import type { CharacterRunner, States } from './text-writer.ts';

/** The layers of a network for which there is an operation that writes a whole text. */
type NativeLayers = {
  readonly embedding: LayerSpec;
  readonly lstm: LayerSpec;
  readonly dense: LayerSpec;
  readonly units: number;
};

/**
 * Writes a text by an operation of our own; `undefined` where the engine has none that is worth taking, or the network is
 * another than one LSTM between an Embedding and a Dense layer with a softmax.
 * @param silent numbers of the vocabulary that are never written
 */
export function createNativeRunner(
  model: Model,
  silent: readonly number[] = [],
): CharacterRunner | undefined {
  const layers = isNativeFaster() ? findNativeLayers(model) : undefined;
  if (layers === undefined) return undefined;
  const { embedding, lstm, dense, units } = layers;
  const weight = (layer: LayerSpec, name: string): tf.Tensor | undefined =>
    model.weights.find((one) => one.name === `${layer.id}/${name}`)?.variable;
  const kernelOf = (layer: LayerSpec, name: string): tf.Tensor => {
    const found = weight(layer, name);
    if (found === undefined) throw new Error(`${layer.id} has no ${name}`);
    return found;
  };

  /** What of the weights both operations take; to be called inside `tf.tidy`. */
  const readWeights = () => ({
    embeddings: kernelOf(embedding, 'embeddings'),
    kernel: kernelOf(lstm, 'kernel'),
    recurrentKernel: kernelOf(lstm, 'recurrent_kernel'),
    bias: weight(lstm, 'bias') ?? tf.zeros([4 * units]),
  });
  const toTensors = ([hidden, cell]: States): { hidden: tf.Tensor; cell: tf.Tensor } => ({
    hidden: tf.tensor2d(hidden ?? new Float32Array(units), [1, units]),
    cell: tf.tensor2d(cell ?? new Float32Array(units), [1, units]),
  });
  const toStates = (...tensors: readonly tf.Tensor[]): Float32Array[] =>
    tensors.map((tensor) => tensor.dataSync<'float32'>().slice());

  return {
    stateSizes: [units, units],
    read: (characters, states) =>
      tf.tidy(() => {
        const { embeddings, ...weights } = readWeights();
        const x = tf.expandDims(tf.gather(embeddings, tf.tensor1d(characters, 'int32')));
        const { lastHidden, lastCell } = nativeLstm({ ...weights, x, ...toTensors(states) });
        return toStates(lastHidden, lastCell);
      }),
    write: (first, uniforms, choice, states) => {
      if ((choice.topP ?? 1) < 1) throw new Error('our own operation knows no top-p');
      const { temperature, topK } = choice;
      return tf.tidy(() => {
        const { embeddings, kernel, recurrentKernel, bias } = readWeights();
        const denseKernel = kernelOf(dense, 'kernel');
        const text = nativeLstmSample(
          {
            table: tf.add(tf.matMul(embeddings, kernel), bias),
            recurrentKernel,
            denseKernel,
            denseBias: silence(weight(dense, 'bias'), denseKernel.shape[1] ?? 0, silent),
          },
          { temperature, topK, ...toTensors(states), first, uniforms: toFloat32(uniforms) },
        );
        return {
          characters: text.characters.dataSync<'int32'>().slice(),
          states: toStates(text.lastHidden, text.lastCell),
        };
      });
    },
    dispose: () => undefined,
  };
}

/** Behind a softmax nothing is left of a number with this before it. */
const impossible = -1e9;

function silence(bias: tf.Tensor | undefined, size: number, silent: readonly number[]): tf.Tensor {
  const own = bias ?? tf.zeros([size]);
  if (silent.length === 0) return own;
  const taken = new Float32Array(size);
  for (const code of silent) taken[code] = impossible;
  return tf.add(own, tf.tensor1d(taken));
}

/** 24 bits are what a float32 of [0, 1) holds; rounded, the highest would be 1. */
function toFloat32(uniforms: Float64Array): tf.Tensor1D {
  return tf.tensor1d(
    Float32Array.from(uniforms, (uniform) => Math.floor(uniform * 2 ** 24) / 2 ** 24),
  );
}

function findNativeLayers({ spec }: Model): NativeLayers | undefined {
  // Dropout changes nothing outside training, and what it is fed by feeds the next.
  const [embedding, lstm, dense, softmax, ...others] = spec.layers.filter(
    ({ type }) => type !== 'Dropout',
  );
  if (embedding?.type !== 'Embedding' || lstm?.type !== 'LSTM' || dense?.type !== 'Dense') {
    return undefined;
  }
  const isChain = spec.layers.every(({ from }, index) => {
    const before = index === 0 ? spec.inputs[0]?.id : spec.layers[index - 1]?.id;
    return from.length === 1 && from[0] === before;
  });
  const units = lstm.config['units'];
  const isSoftmax =
    softmax === undefined
      ? dense.config['activation'] === 'softmax'
      : dense.config['activation'] === 'linear' &&
        softmax.type === 'Activation' &&
        softmax.config['activation'] === 'softmax';
  const isKnown =
    isChain &&
    isSoftmax &&
    others.length === 0 &&
    embedding.config['maskZero'] !== true &&
    lstm.config['activation'] === 'tanh' &&
    lstm.config['returnSequences'] === true &&
    spec.outputs[0]?.from === spec.layers.at(-1)?.id;
  return isKnown && typeof units === 'number' ? { embedding, lstm, dense, units } : undefined;
}
