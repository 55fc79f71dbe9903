import type { DataType, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

/** An attribute of a TensorFlow operation, as the binding takes it. */
export type OperationAttribute = {
  readonly name: string;
  readonly type: number;
  readonly value: number | boolean | string | readonly number[];
};

/** What kernels of our own use of the TensorFlow backend: its operations with one output. */
export type Operations = {
  readonly binding: {
    readonly TF_ATTR_BOOL: number;
    readonly TF_ATTR_INT: number;
    readonly TF_ATTR_TYPE: number;
  };
  readonly executeSingleOutput: (
    name: string,
    attributes: readonly OperationAttribute[],
    inputs: readonly TensorInfo[],
  ) => Tensor;
  readonly getDTypeInteger: (dtype: DataType) => number;
};

/** Makes attributes for an operation: yes or no, a whole number, or a tensor's type. */
export function attributesFor(operations: Operations) {
  const { binding } = operations;
  return {
    bool: (name: string, value: boolean): OperationAttribute => ({
      name,
      type: binding.TF_ATTR_BOOL,
      value,
    }),
    int: (name: string, value: number): OperationAttribute => ({
      name,
      type: binding.TF_ATTR_INT,
      value,
    }),
    type: (name: string, dtype: DataType): OperationAttribute => ({
      name,
      type: binding.TF_ATTR_TYPE,
      value: operations.getDTypeInteger(dtype),
    }),
  };
}
