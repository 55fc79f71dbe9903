import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import type { ActivationName } from '../../../src-shared/layers/activation-names.ts';
import { activate } from '../activations.ts';
import { lastSize, singleShape, singleTensor } from './single-tensor.ts';

type Settings = {
  readonly name: string;
  readonly units: number;
  readonly activation: ActivationName;
  readonly returnSequences: boolean;
  readonly useBias: boolean;
};

/**
 * h_t = activation(x_t W + b + h_{t−1} U), from h_0 = 0: `[batch, time, in]` → `[batch, time, units]`, or
 * `[batch, units]` of the last step. Weights as in Keras: `kernel` `[in, units]`, `recurrent_kernel`
 * `[units, units]`, `bias` `[units]`.
 *
 * x W + b is one multiplication for all steps, so that a step costs a product, a sum and an activation;
 * tfjs' own spends a dozen operations on each.
 *
 * Source: Keras API, SimpleRNN layer; Elman, "Finding structure in time", 1990.
 */
export class SimpleRnn extends tfl.layers.Layer {
  static className = 'SimpleRNN';
  readonly #settings: Settings;
  #kernel: tfl.LayerVariable | undefined;
  #recurrentKernel: tfl.LayerVariable | undefined;
  #bias: tfl.LayerVariable | undefined;

  constructor(settings: Settings) {
    super({ name: settings.name });
    this.#settings = settings;
  }

  override build(inputShape: (number | null)[] | (number | null)[][]): void {
    const size = lastSize(singleShape(inputShape));
    const { units, useBias } = this.#settings;
    const zeros = tfl.initializers.zeros();
    this.#kernel = this.addWeight('kernel', [size, units], 'float32', zeros);
    this.#recurrentKernel = this.addWeight('recurrent_kernel', [units, units], 'float32', zeros);
    if (useBias) this.#bias = this.addWeight('bias', [units], 'float32', zeros);
    this.built = true;
  }

  override computeOutputShape(
    inputShape: (number | null)[] | (number | null)[][],
  ): (number | null)[] {
    const [batch = null, time = null] = singleShape(inputShape);
    const { units, returnSequences } = this.#settings;
    return returnSequences ? [batch, time, units] : [batch, units];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const states = this.statesOf(singleTensor(inputs));
    if (this.#settings.returnSequences) return tf.stack(states, 1);
    const last = states.at(-1);
    if (last === undefined) throw new Error(`${this.name} was given a sequence without steps`);
    return last;
  }

  /**
   * The hidden state `[batch, units]` after each step of `x` `[batch, time, in]`, going on from `before`
   * (zeros where absent).
   */
  statesOf(x: tf.Tensor, before?: tf.Tensor): tf.Tensor[] {
    const kernel = this.#kernel?.read();
    const recurrentKernel = this.#recurrentKernel?.read();
    if (kernel === undefined || recurrentKernel === undefined) {
      throw new Error(`${this.name} was called before it was built`);
    }
    const [batch = 1, time = 1, size = 1] = x.shape;
    const { units, activation } = this.#settings;
    const product = tf.matMul(tf.reshape(x, [batch * time, size]), kernel);
    const projected = this.#bias === undefined ? product : tf.add(product, this.#bias.read());
    const states: tf.Tensor[] = [];
    let state = before;
    for (const input of tf.unstack(tf.reshape(projected, [batch, time, units]), 1)) {
      const sum = state === undefined ? input : tf.add(input, tf.matMul(state, recurrentKernel));
      state = activate(activation, sum);
      states.push(state);
    }
    return states;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { units, activation, returnSequences, useBias } = this.#settings;
    return { ...super.getConfig(), units, activation, returnSequences, useBias };
  }
}
