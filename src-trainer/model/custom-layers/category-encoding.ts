import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import type { CategoryEncodingConfig } from '../../../src-shared/layers/layer-library.ts';
import { singleShape, singleTensor } from './single-tensor.ts';

type Settings = CategoryEncodingConfig & { readonly name: string };

/**
 * Whole numbers `[batch, time]` as rows of 0 and 1, `[batch, time, numTokens]`, or as one row of which of them occur or
 * how often, `[batch, numTokens]`. tfjs' own takes one number an example.
 *
 * Source: Keras API, CategoryEncoding layer.
 */
export class CategoryEncoding extends tfl.layers.Layer {
  static className = 'CategoryEncoding';
  readonly #settings: Settings;

  constructor(settings: Settings) {
    super({ name: settings.name });
    this.#settings = settings;
  }

  override computeOutputShape(
    inputShape: (number | null)[] | (number | null)[][],
  ): (number | null)[] {
    const [batch = null, time = null] = singleShape(inputShape);
    const { numTokens, outputMode } = this.#settings;
    return outputMode === 'oneHot' ? [batch, time, numTokens] : [batch, numTokens];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const { numTokens, outputMode } = this.#settings;
    const numbers = tf.cast(singleTensor(inputs), 'int32');
    // Made of integers: the wasm backend's kernel writes an integer's bits where floats are asked for.
    const rows = tf.cast(tf.oneHot(tf.reshape(numbers, [numbers.size]), numTokens), 'float32');
    const each = tf.reshape(rows, [...numbers.shape, numTokens]);
    switch (outputMode) {
      case 'oneHot':
        return each;
      case 'multiHot':
        return tf.max(each, 1);
      case 'count':
        return tf.sum(each, 1);
    }
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { numTokens, outputMode } = this.#settings;
    return { ...super.getConfig(), numTokens, outputMode };
  }
}
