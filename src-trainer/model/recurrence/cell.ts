import type * as tf from '@tensorflow/tfjs-core';

/** A gradient; `undefined` where it is zero because nothing depends on the value. */
export type Gradient = tf.Tensor | undefined;

/**
 * One step of a recurrent layer and its gradient, both over a batch. With g gates, the *sums* are what comes
 * from the input, x W + b, and the *recurrent sums* what comes from the state, h U (+ b' where the kind has a
 * second bias), both `[batch, g · units]`; states are `[batch, units]`, the output first.
 */
export type Cell = {
  /** 2 where there is a memory beside the output (LSTM's c). */
  readonly stateCount: 1 | 2;
  readonly gateCount: number;
  /** The states after the step, and what its gradient will need, always as many tensors. */
  readonly step: (
    sums: tf.Tensor,
    recurrentSums: tf.Tensor,
    states: readonly tf.Tensor[],
  ) => { readonly states: readonly tf.Tensor[]; readonly kept: readonly tf.Tensor[] };
  /**
   * The gradients by both sums and by the states before the step, as far as these do not act by the recurrent
   * sums, from the gradients by the states after it.
   */
  readonly back: (
    after: readonly Gradient[],
    before: readonly tf.Tensor[],
    kept: readonly tf.Tensor[],
  ) => CellGradients;
};

export type CellGradients = {
  readonly sums: tf.Tensor;
  /** The same tensor as `sums` where both sums are only ever added up. */
  readonly recurrentSums: tf.Tensor;
  readonly states: readonly Gradient[];
  /** By the memory behind the step, all ways together, where there is one. */
  readonly memory?: tf.Tensor;
};
