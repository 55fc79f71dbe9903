import * as tf from '@tensorflow/tfjs-core';

import { RecurrentLayer } from './custom-layers/recurrent-layer.ts';
import type { Memory } from './forward.ts';
import type { Operation } from './model.ts';

/** A state that a stateful layer carries from batch to batch. It is no weight: nothing in it is learned. */
export type CarriedState = {
  /** `<node>/state_<n>`, the output first. */
  readonly name: string;
  readonly nodeId: string;
  /** `[streams, units]`: row r is where the last batch's row r ended. */
  readonly variable: tf.Variable;
};

/** The states of all stateful layers, for so many streams, at 0. */
export function createCarriedStates(
  operations: readonly Operation[],
  streams: number,
): readonly CarriedState[] {
  return operations.flatMap(({ layer, to }) => {
    if (!(layer instanceof RecurrentLayer) || !layer.isStateful) return [];
    return layer.stateSizes.map((units, index) => ({
      name: `${to}/state_${index}`,
      nodeId: to,
      variable: tf.tidy(() => tf.variable(tf.zeros([streams, units]), false)),
    }));
  });
}

/** Puts all states back to 0, as at the beginning of an epoch. */
export function clearCarriedStates(states: readonly CarriedState[]): void {
  for (const { variable } of states) tf.tidy(() => variable.assign(tf.zerosLike(variable)));
}

/** What the layers of some rows of a batch go on from, by node id. To be called inside `tf.tidy`. */
export function recallRows(states: readonly CarriedState[], from: number, count: number): Memory {
  const memory: Memory = new Map();
  for (const { nodeId, variable } of states) {
    const rows = tf.slice(variable, [from, 0], [count, -1]);
    memory.set(nodeId, [...(memory.get(nodeId) ?? []), rows]);
  }
  return memory;
}

/** What a memory holds of the states, by their names. */
export function nameStates(
  states: readonly CarriedState[],
  memory: Memory,
): ReadonlyMap<string, tf.Tensor> {
  const taken = new Map<string, number>();
  return new Map(
    states.map(({ name, nodeId }) => {
      const index = taken.get(nodeId) ?? 0;
      taken.set(nodeId, index + 1);
      const state = memory.get(nodeId)?.[index];
      if (state === undefined) throw new Error(`${name} was not remembered`);
      return [name, state] as const;
    }),
  );
}
