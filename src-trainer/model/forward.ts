import type * as tf from '@tensorflow/tfjs-core';

import type { Model, Operation } from './model.ts';

/** The values of one pass through a network, by name: `[batch, ...shape]` each. */
export type Values = ReadonlyMap<string, tf.Tensor>;

/**
 * The operations that are needed to compute `targets`, in their order. The rest of the network (the softmax
 * behind logits, say) is left out.
 */
export function planForward(model: Model, targets: readonly string[]): readonly Operation[] {
  const wanted = new Set(targets);
  const plan: Operation[] = [];
  for (const operation of model.operations.toReversed()) {
    if (!wanted.has(operation.to)) continue;
    for (const name of operation.from) wanted.add(name);
    plan.push(operation);
  }
  return plan.toReversed();
}

/**
 * Runs a plan. `inputs` has a tensor for every input node; what is computed is added to them. To be called
 * inside `tf.tidy` (or a gradient's function).
 */
export function runForward(
  plan: readonly Operation[],
  inputs: Values,
  { isTraining }: { readonly isTraining: boolean },
): Values {
  const values = new Map(inputs);
  for (const { layer, from, to } of plan) {
    const incoming = from.map((name) => readValue(values, name));
    const [first] = incoming;
    const argument = incoming.length === 1 && first !== undefined ? first : incoming;
    const result = layer.call(argument, { training: isTraining });
    if (Array.isArray(result)) throw new Error(`${to} has several outputs`);
    values.set(to, result);
  }
  return values;
}

/** The value of this name. Throws where the plan did not compute it. */
export function readValue(values: Values, name: string): tf.Tensor {
  const value = values.get(name);
  if (value === undefined) throw new Error(`the value ${name} was not computed`);
  return value;
}
