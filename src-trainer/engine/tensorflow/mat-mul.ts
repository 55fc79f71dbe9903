import {
  BatchMatMul,
  getKernel,
  registerKernel,
  unregisterKernel,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

import { attributesFor, type Operations } from './operations.ts';

const backendName = 'tensorflow';
let isReplaced = false;

type Factors = { readonly a: TensorInfo; readonly b: TensorInfo };
type Transposed = { readonly transposeA: boolean; readonly transposeB: boolean };

/**
 * Multiplies two matrices by TensorFlow's `MatMul` and not, as the package's kernel does, by the operation for
 * whole batches of matrices, which takes a tenth longer for the matrices of a recurrent step. What has more
 * axes still goes to the package's kernel. To be called after the package's own kernels were registered.
 */
export function replaceMatMul(): void {
  if (isReplaced) return;
  isReplaced = true;
  const { kernelFunc: multiplyBatches } = getKernel(BatchMatMul, backendName);
  unregisterKernel(BatchMatMul, backendName);
  registerKernel({
    kernelName: BatchMatMul,
    backendName,
    kernelFunc: (call) => {
      const { a, b } = call.inputs as Factors;
      if (a.shape.length !== 2 || b.shape.length !== 2) return multiplyBatches(call);
      const { transposeA, transposeB } = call.attrs as Transposed;
      const operations = call.backend as Operations;
      const { bool, type } = attributesFor(operations);
      return operations.executeSingleOutput(
        'MatMul',
        [type('T', a.dtype), bool('transpose_a', transposeA), bool('transpose_b', transposeB)],
        [a, b],
      );
    },
  });
}
