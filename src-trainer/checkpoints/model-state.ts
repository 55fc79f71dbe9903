import * as tf from '@tensorflow/tfjs-core';

import type { Model, Weight } from '../model/model.ts';
import type { Optimizer } from '../training/optimizers/optimizer.ts';
import type { NamedTensor } from './safetensors.ts';

const weightsPrefix = 'weights/';
const slotsPrefix = 'optimizer/';
const carriedPrefix = 'carried/';

/** A copy of a model's weights, in this process's memory. */
export function readModelWeights(model: Model): NamedTensor[] {
  return model.weights.map(({ name, variable }) => ({
    name: weightsPrefix + name,
    shape: variable.shape,
    values: variable.dataSync<'float32'>().slice(),
  }));
}

/** A copy of a model's weights and carried states and an optimizer's slots, in this process's memory. */
export function readState(model: Model, optimizer: Optimizer): NamedTensor[] {
  const slots = optimizer.readSlots().map(({ name, values }) => ({
    name: slotsPrefix + name,
    shape: [values.length],
    values,
  }));
  const carried = model.carried.map(({ name, variable }) => ({
    name: carriedPrefix + name,
    shape: variable.shape,
    values: variable.dataSync<'float32'>().slice(),
  }));
  return [...readModelWeights(model), ...carried, ...slots];
}

/** Whether a checkpoint's tensors are all numbers. */
export function areFinite(tensors: readonly NamedTensor[]): boolean {
  return tensors.every(({ values }) => values.every((value) => Number.isFinite(value)));
}

/** A checkpoint's weights in the model's own order. Throws a `RangeError` where they are not this model's. */
export function weightsIn(model: Model, tensors: readonly NamedTensor[]): readonly Float32Array[] {
  return findAll(model.weights, weightsPrefix, tensors);
}

/** The numbers of these variables, in their order. */
function findAll(
  variables: readonly Pick<Weight, 'name' | 'variable'>[],
  prefix: string,
  tensors: readonly NamedTensor[],
): readonly Float32Array[] {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  return variables.map(({ name, variable }) => {
    const stored = byName.get(prefix + name);
    if (stored?.shape.join() !== variable.shape.join()) {
      throw new RangeError(`the checkpoint has no ${name} of this shape`);
    }
    return stored.values;
  });
}

/** Puts a checkpoint's weights into a model. Throws a `RangeError` where they are not this model's. */
export function writeWeights(model: Model, tensors: readonly NamedTensor[]): void {
  const stored = weightsIn(model, tensors);
  for (const [at, { variable }] of model.weights.entries()) {
    const values = stored[at] ?? new Float32Array();
    tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
  }
}

/**
 * Puts weights into the layers that are the same in another network: all weights of the node have the same names and
 * shapes in both. Gives the nodes that took theirs, and the others that have weights.
 */
export function writeFittingWeights(
  model: Model,
  tensors: readonly NamedTensor[],
): { readonly taken: string[]; readonly left: string[] } {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const fits = ({ name, variable }: Weight): boolean =>
    byName.get(weightsPrefix + name)?.shape.join() === variable.shape.join();
  const nodeIds = [...new Set(model.weights.map(({ nodeId }) => nodeId))];
  const taken = nodeIds.filter((id) =>
    model.weights.every((weight) => weight.nodeId !== id || fits(weight)),
  );
  for (const { name, nodeId, variable } of model.weights) {
    const stored = byName.get(weightsPrefix + name);
    if (stored === undefined || !taken.includes(nodeId)) continue;
    tf.tidy(() => variable.assign(tf.tensor(stored.values, variable.shape)));
  }
  return { taken, left: nodeIds.filter((id) => !taken.includes(id)) };
}

/** Puts what layers carried from batch to batch into a model. Throws a `RangeError` where that is not this model's. */
export function writeCarried(model: Model, tensors: readonly NamedTensor[]): void {
  const stored = findAll(model.carried, carriedPrefix, tensors);
  for (const [at, { variable }] of model.carried.entries()) {
    const values = stored[at] ?? new Float32Array();
    tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
  }
}

/** Puts a checkpoint's slots into an optimizer. Throws a `RangeError` where they are not this optimizer's. */
export function writeSlots(optimizer: Optimizer, tensors: readonly NamedTensor[]): void {
  const slots = tensors
    .filter(({ name }) => name.startsWith(slotsPrefix))
    .map(({ name, values }) => [name.slice(slotsPrefix.length), values] as const);
  optimizer.writeSlots(new Map(slots));
}
