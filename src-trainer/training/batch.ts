import * as tf from '@tensorflow/tfjs-core';

import type { ModelSpec } from '../../src-shared/spec/run-spec.ts';
import { feedInputs, isAnswerSoFar } from '../model/feed-inputs.ts';
import type { Values } from '../model/forward.ts';

/**
 * Examples for the input nodes of the network, `[batch, ...shape]`, as `feedInputs` gives them out. To be called
 * inside `tf.tidy`.
 *
 * @param answers what is to be said of them, `[batch, steps]` flat, where the network reads the answer so far
 */
export function toInputs(
  spec: ModelSpec,
  numbers: Float32Array | Int32Array,
  count: number,
  answers?: Int32Array | Float32Array,
): Values {
  const example = spec.inputs.find((input) => !isAnswerSoFar(spec, input));
  const inputs = toTensor(numbers, [count, ...(example?.shape ?? [])]);
  if (answers === undefined) return feedInputs(spec, inputs);
  return feedInputs(spec, inputs, toTensor(answers, [count, answers.length / count]));
}

function toTensor(numbers: Float32Array | Int32Array, shape: number[]): tf.Tensor {
  return tf.tensor(numbers, shape, numbers instanceof Int32Array ? 'int32' : 'float32');
}
