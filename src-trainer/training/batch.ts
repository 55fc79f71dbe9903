import * as tf from '@tensorflow/tfjs-core';

import type { ModelSpec } from '../../src-shared/spec/run-spec.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import type { Values } from '../model/forward.ts';

/** The examples of one step, as tensors. */
export type Batch = {
  readonly count: number;
  /** `[batch, ...shape]` for every input node; all of them see the same example. */
  readonly inputs: Values;
  /** `[batch, ...targetShape]`: int32 class numbers, or float32. */
  readonly targets: tf.Tensor;
};

/** Gathers examples into tensors. To be called inside `tf.tidy`. */
export function gatherBatch(
  spec: ModelSpec,
  dataset: Pick<Dataset, 'targetShape'>,
  examples: Examples,
  indices: Int32Array,
): Batch {
  const count = indices.length;
  const targets = examples.gatherTargets(indices);
  return {
    count,
    inputs: toInputs(spec, examples.gatherInputs(indices), count),
    targets: toTensor(targets, [count, ...dataset.targetShape]),
  };
}

/** The same numbers for every input node of the network, `[batch, ...shape]`. To be called inside `tf.tidy`. */
export function toInputs(
  spec: ModelSpec,
  numbers: Float32Array | Int32Array,
  count: number,
): Values {
  return new Map(
    spec.inputs.map(({ id, shape }) => [id, toTensor(numbers, [count, ...shape])] as const),
  );
}

function toTensor(numbers: Float32Array | Int32Array, shape: number[]): tf.Tensor {
  return tf.tensor(numbers, shape, numbers instanceof Int32Array ? 'int32' : 'float32');
}
