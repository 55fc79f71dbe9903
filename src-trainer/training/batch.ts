import * as tf from '@tensorflow/tfjs-core';

import type { ModelSpec } from '../../src-shared/spec/run-spec.ts';
import type { Values } from '../model/forward.ts';

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
