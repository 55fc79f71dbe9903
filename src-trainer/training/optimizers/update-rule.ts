import type * as tf from '@tensorflow/tfjs-core';

/** A positive number added to a root or a variance, so that nothing is divided by zero. Source: Keras API, Optimizers. */
export const epsilon = 1e-7;

/** What one step does to a weight. All tensors have the weight's shape. */
export type Update = {
  /** Taken away from the weight (after `weightFactor`). */
  readonly decrease: tf.Tensor;
  /** The slots' new values, in the order of `slotNames`. */
  readonly slots: readonly tf.Tensor[];
};

/** An optimizer's formula for one weight. It holds no state: slots come in and go out. */
export type UpdateRule = {
  /** The numbers it remembers for every number of a weight; all start at 0. */
  readonly slotNames: readonly string[];
  /** The weight is multiplied by it before `decrease` is taken away; 1 but for decoupled weight decay. */
  readonly weightFactor: number;
  /** `step` counts from 1. */
  readonly update: (gradient: tf.Tensor, slots: readonly tf.Tensor[], step: number) => Update;
};

/** The slot at this place. */
export function slotAt(slots: readonly tf.Tensor[], index: number): tf.Tensor {
  const slot = slots[index];
  if (slot === undefined) throw new Error(`the optimizer has no slot ${index}`);
  return slot;
}
