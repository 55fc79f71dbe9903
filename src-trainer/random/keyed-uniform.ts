import * as tf from '@tensorflow/tfjs-core';

import { philox4x32, wordsPerBlock } from './philox.ts';
import { streamKey, type StreamName } from './random-stream.ts';

/** The kernel that an engine may bring to draw the numbers itself; its inputs and attributes. */
export const keyedUniformKernel = 'LienzoKeyedUniform';
export type KeyedUniformInputs = { readonly step: tf.TensorInfo };
export type KeyedUniformAttributes = {
  readonly shape: number[];
  /** 32 bits that stand for the stream's name. */
  readonly salt: number;
};

/**
 * Uniform numbers of `[0, 1)`, float32 of `shape`, that follow from the stream's name and the step alone: other
 * ones at every step, the same again in every run and after every resume.
 *
 * An engine draws them with its own generator, so that the same key gives other numbers on another engine;
 * where it has none, they are Philox's words, drawn here.
 *
 * @param name run's seed first, then what the numbers are for
 * @param step int32 scalar
 */
export function keyedUniform(
  shape: readonly number[],
  name: StreamName,
  step: tf.Scalar,
): tf.Tensor {
  const [salt] = streamKey(name).key;
  if (hasKernel(tf.getBackend())) {
    const attributes = { shape: [...shape], salt };
    return tf.engine().runKernel(keyedUniformKernel, { step }, attributes);
  }
  const [number = 0] = step.dataSync();
  return tf.tensor(drawUniform(tf.util.sizeFromShape([...shape]), [...name, number]), [...shape]);
}

/** The function that looks for a kernel gives `undefined` where there is none, though its type does not say so. */
function hasKernel(backendName: string): boolean {
  const kernel: unknown = tf.getKernel(keyedUniformKernel, backendName);
  return kernel !== undefined;
}

/** The first `count` numbers of a stream, multiples of 2^-32 rounded to float32. */
function drawUniform(count: number, name: StreamName): Float32Array {
  const { key, high } = streamKey(name);
  const words = new Uint32Array(Math.ceil(count / wordsPerBlock) * wordsPerBlock);
  for (let block = 0; block * wordsPerBlock < count; block += 1) {
    philox4x32([block, 0, high[0], high[1]], key, words, block * wordsPerBlock);
  }
  // 24 bits are what a float32 of [0, 1) holds; more would round up to 1.
  return Float32Array.from(words.subarray(0, count), (word) => (word >>> 8) / 2 ** 24);
}
