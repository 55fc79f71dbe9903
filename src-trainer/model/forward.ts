import type * as tf from '@tensorflow/tfjs-core';

import { RecurrentLayer } from './custom-layers/recurrent-layer.ts';
import { maskBehind, type Mask } from './masks.ts';
import type { Model, Operation } from './model.ts';

/** The values of one pass through a network, by name: `[batch, ...shape]` each. */
export type Values = ReadonlyMap<string, tf.Tensor>;

/** What a pass computed, and which steps of it count, `[batch, time]`, by the same names; no mask where all do. */
export class PassValues extends Map<string, tf.Tensor> {
  readonly masks = new Map<string, tf.Tensor>();
}

/** What recurrent layers remember, by the name of their value: `[batch, units]` each, the output first. */
export type Memory = Map<string, readonly tf.Tensor[]>;

/** How a plan is run. */
export type Pass = {
  readonly isTraining: boolean;
  /**
   * Where given, recurrent layers go on from the states in it and leave their last ones there; those that have
   * none begin at 0. Absent, every sequence is complete in itself.
   */
  readonly memory?: Memory;
  /** The same for those recurrent layers alone that have states in it. */
  readonly carried?: Memory;
  /**
   * Sees what goes into each operation, what comes out, and which steps it passes over, and says what is to go on from
   * there.
   */
  readonly behind?: (
    operation: Operation,
    incoming: tf.Tensor,
    value: tf.Tensor,
    mask: Mask,
  ) => tf.Tensor;
};

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
 * Runs a plan. `inputs` has a tensor for every input node; what is computed is added to them. Steps that a mask leaves out
 * (`masks.ts`) are passed over by the recurrent layers behind. To be called inside `tf.tidy` (or
 * a gradient's function).
 */
export function runForward(plan: readonly Operation[], inputs: Values, pass: Pass): PassValues {
  const values = new PassValues(inputs);
  const { masks } = values;
  for (const operation of plan) {
    const { layer, from, to } = operation;
    const incoming = from.map((name) => readValue(values, name));
    const [first] = incoming;
    const argument = incoming.length === 1 && first !== undefined ? first : incoming;
    const arriving = from.map((name) => masks.get(name));
    const [mask] = arriving;
    const value = runOperation(operation, argument, arriving, pass);
    values.set(
      to,
      first === undefined ? value : (pass.behind?.(operation, first, value, mask) ?? value),
    );
    const leaving = maskBehind(layer, argument, arriving);
    if (leaving !== undefined) masks.set(to, leaving);
  }
  return values;
}

function runOperation(
  { layer, to }: Operation,
  argument: tf.Tensor | tf.Tensor[],
  masks: readonly Mask[],
  { isTraining, memory, carried }: Pass,
): tf.Tensor {
  const remembered = memory ?? (carried?.has(to) === true ? carried : undefined);
  if (layer instanceof RecurrentLayer && remembered !== undefined) {
    const { output, states } = layer.continueFrom(argument, masks[0], remembered.get(to));
    remembered.set(to, states);
    return output;
  }
  const isMasked = masks.some((mask) => mask !== undefined);
  const mask = masks.length === 1 ? masks[0] : masks;
  const result = layer.call(argument, { training: isTraining, ...(isMasked && { mask }) });
  if (Array.isArray(result)) throw new Error(`${to} has several outputs`);
  return result;
}

/** The value of this name. Throws where the plan did not compute it. */
export function readValue(values: Values, name: string): tf.Tensor {
  const value = values.get(name);
  if (value === undefined) throw new Error(`the value ${name} was not computed`);
  return value;
}
