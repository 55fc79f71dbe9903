import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { singleShape, singleTensor } from './single-tensor.ts';

type Dimensions = (number | null)[];

/**
 * One layer on every step of a sequence: `[batch, time, ...step]` → `[batch, time, ...result]`. The steps of all
 * examples are one batch to that layer, where tfjs' own goes from step to step. It has the inner layer's weights.
 *
 * Source: Keras API, TimeDistributed layer.
 */
export class TimeDistributed extends tfl.layers.Layer {
  static className = 'TimeDistributed';
  readonly #step: tfl.layers.Layer;

  constructor({ name, step }: { readonly name: string; readonly step: tfl.layers.Layer }) {
    super({ name });
    this.#step = step;
    this.supportsMasking = true;
  }

  override build(inputShape: Dimensions | Dimensions[]): void {
    this.#step.build(ofStep(singleShape(inputShape)));
    // All of them: whether they are frozen is said of this layer.
    this.trainableWeights = this.#step.weights;
    this.built = true;
  }

  override computeOutputShape(inputShape: Dimensions | Dimensions[]): Dimensions {
    const shape = singleShape(inputShape);
    const result = singleShape(this.#step.computeOutputShape(ofStep(shape)));
    return [shape[0] ?? null, shape[1] ?? null, ...result.slice(1)];
  }

  override call(
    inputs: tf.Tensor | tf.Tensor[],
    { mask: _mask, ...kwargs }: Record<string, unknown>,
  ): tf.Tensor {
    const x = singleTensor(inputs);
    const [batch = 0, time = 0, ...step] = x.shape;
    const steps = tf.reshape(x, [batch * time, ...step]);
    const result = singleTensor(this.#step.call(steps, kwargs));
    return tf.reshape(result, [batch, time, ...result.shape.slice(1)]);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const layer = { className: this.#step.getClassName(), config: this.#step.getConfig() };
    return { ...super.getConfig(), layer };
  }
}

/** A step's shape with the batch axis, which is all steps of all examples. */
function ofStep([, , ...step]: Dimensions): Dimensions {
  return [null, ...step];
}
