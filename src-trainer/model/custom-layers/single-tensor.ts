import * as tf from '@tensorflow/tfjs-core';

type Dimensions = readonly (number | null)[];

/** tfjs hands a layer with one input either the tensor or a list of one. */
export function singleTensor(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
  const tensor = inputs instanceof tf.Tensor ? inputs : inputs[0];
  if (tensor === undefined) throw new Error('a layer was called without an input');
  return tensor;
}

/** The same for a shape, the batch axis first (`null`). */
export function singleShape(shapes: (number | null)[] | (number | null)[][]): (number | null)[] {
  const [first] = shapes;
  return Array.isArray(first) ? first : (shapes as (number | null)[]);
}

/** The size of the last axis, which a layer with weights must know before it is built. */
export function lastSize(shape: Dimensions): number {
  const size = shape.at(-1);
  if (typeof size !== 'number') throw new Error('the size of the last axis is not known');
  return size;
}
