import * as tf from '@tensorflow/tfjs-core';

import { executeNative } from './native-operations.ts';

/** A network of one LSTM between an embedding and a Dense layer of logits, made ready to write. */
export type NativeWriter = {
  /** `[vocabulary, 4 × units]`: what each character adds to the gates, embedding · kernel + bias. */
  readonly table: tf.Tensor;
  /** The LSTM's, `[units, 4 × units]`. */
  readonly recurrentKernel: tf.Tensor;
  /** `[units, vocabulary]`. */
  readonly denseKernel: tf.Tensor;
  /** `[vocabulary]`. */
  readonly denseBias: tf.Tensor;
};

export type NativeText = {
  /** The characters that follow the first, `[length]`, int32. */
  readonly characters: tf.Tensor1D;
  /** The states before the last of `characters` is read, each `[1, units]`: what goes on begins with it. */
  readonly lastHidden: tf.Tensor2D;
  readonly lastCell: tf.Tensor2D;
};

/**
 * Writes a text in one call, one character for each of `uniforms`: reads the last character, sharpens
 * softmax(logits) by `temperature` and `topK`, takes the index at which the running sum passes the uniform
 * number, and goes on with that. To be called only where `hasNativeRecurrence()`.
 *
 * @param options `first` the character that is read first; `hidden` and `cell` `[1, units]` the states before
 *   it; `temperature` 0 takes the likeliest; `topK` leaves the likeliest so many, all where absent; `uniforms`
 *   `[length]`, of [0, 1)
 */
export function nativeLstmSample(
  { table, recurrentKernel, denseKernel, denseBias }: NativeWriter,
  options: {
    readonly first: number;
    readonly hidden: tf.Tensor;
    readonly cell: tf.Tensor;
    readonly temperature: number;
    readonly topK?: number | undefined;
    readonly uniforms: tf.Tensor;
  },
): NativeText {
  const { first, hidden, cell, temperature, topK, uniforms } = options;
  const numbers = tf.tidy(() => {
    const character = tf.scalar(first, 'int32');
    // 0 stands for all.
    const choice = [tf.scalar(temperature), tf.scalar(topK ?? 0, 'int32')];
    const weights = [table, recurrentKernel, denseKernel, denseBias];
    const inputs = [...weights, hidden, cell, character, ...choice, uniforms];
    return executeNative('LienzoLstmSample', inputs, 3);
  });
  const [characters, lastHidden, lastCell] = numbers;
  return {
    characters: characters as tf.Tensor1D,
    lastHidden: lastHidden as tf.Tensor2D,
    lastCell: lastCell as tf.Tensor2D,
  };
}
