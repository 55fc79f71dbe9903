import type * as tf from '@tensorflow/tfjs-core';

/**
 * How many updates a model has had. The training loop counts it; layers that draw random numbers read it,
 * since a number is drawn from (seed, node, step) and not from the last one drawn.
 */
export type StepCounter = {
  step: number;
  /** What the step that is under way brought along; absent outside of one. */
  live?: LiveStep | undefined;
};

/** What changes from step to step, as tensors: a recorded step reads them anew each time it runs. */
export type LiveStep = {
  /** int32 scalar: the updates before this step. */
  readonly step: tf.Scalar;
  /** The share that each Dropout layer drops, a scalar of `[0, 1)`, by node id. */
  readonly dropoutRates: ReadonlyMap<string, tf.Scalar>;
  /** Which of the batch's parts is being looked at, from 0: each has random numbers of its own. */
  readonly part: number;
};
