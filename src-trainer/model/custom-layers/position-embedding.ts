import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { lastSize, singleShape, singleTensor } from './single-tensor.ts';

/**
 * Adds a learned vector for each place, `embeddings` `[time, features]`, to `[batch, time, features]`.
 *
 * Source: KerasHub API, PositionEmbedding layer.
 */
export class PositionEmbedding extends tfl.layers.Layer {
  static className = 'PositionEmbedding';
  #embeddings: tfl.LayerVariable | undefined;

  override build(inputShape: (number | null)[] | (number | null)[][]): void {
    const shape = singleShape(inputShape);
    const sizes = [lastSize(shape.slice(0, 2)), lastSize(shape)];
    const zeros = tfl.initializers.zeros();
    this.#embeddings = this.addWeight('embeddings', sizes, 'float32', zeros, undefined, true);
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    if (this.#embeddings === undefined)
      throw new Error(`${this.name} was called before it was built`);
    return tf.add(singleTensor(inputs), this.#embeddings.read());
  }
}
