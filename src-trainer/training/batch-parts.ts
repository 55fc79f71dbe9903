import * as tf from '@tensorflow/tfjs-core';

import type { Dataset, Examples } from '../datasets/dataset.ts';
import type { BatchPart } from './step-program.ts';

/** Cuts a batch into `parts` nearly equal pieces, the larger ones first; fewer where it has fewer examples. */
export function divideBatch(indices: Int32Array, parts: number): Int32Array[] {
  const count = Math.min(parts, indices.length);
  const cut = (part: number): number => Math.ceil((part * indices.length) / count);
  return Array.from({ length: count }, (_, part) => indices.subarray(cut(part), cut(part + 1)));
}

/** These examples as tensors. To be called inside `tf.tidy`. */
export function gatherPart(
  { inputShape, targetShape }: Pick<Dataset, 'inputShape' | 'targetShape'>,
  examples: Examples,
  indices: Int32Array,
): BatchPart {
  return {
    inputs: toTensor(examples.gatherInputs(indices), [indices.length, ...inputShape]),
    targets: toTensor(examples.gatherTargets(indices), [indices.length, ...targetShape]),
  };
}

function toTensor(numbers: Float32Array | Int32Array, shape: number[]): tf.Tensor {
  return tf.tensor(numbers, shape, numbers instanceof Int32Array ? 'int32' : 'float32');
}
