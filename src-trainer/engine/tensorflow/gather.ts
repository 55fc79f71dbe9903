import {
  GatherV2,
  registerKernel,
  scalar,
  unregisterKernel,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

import { attributesFor, type Operations } from './operations.ts';

const backendName = 'tensorflow';
let isReplaced = false;

type GatherInputs = { readonly x: TensorInfo; readonly indices: TensorInfo };
type GatherAttributes = { readonly axis: number; readonly batchDims: number };

/**
 * Replaces the kernel that gathers rows by their numbers. The package's own reads all numbers back to check
 * them, which costs time and cannot be recorded; TensorFlow checks them itself and refuses what is outside.
 * To be called after the package's own kernels were registered.
 */
export function replaceGather(): void {
  if (isReplaced) return;
  isReplaced = true;
  unregisterKernel(GatherV2, backendName);
  registerKernel({
    kernelName: GatherV2,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, indices } = inputs as GatherInputs;
      const { axis, batchDims } = attrs as GatherAttributes;
      const operations = backend as Operations;
      const { int, type } = attributesFor(operations);
      const axisTensor = scalar(axis, 'int32');
      const rows = operations.executeSingleOutput(
        GatherV2,
        [
          int('batch_dims', batchDims),
          type('Tparams', x.dtype),
          type('Tindices', indices.dtype),
          type('Taxis', 'int32'),
        ],
        [x, indices, axisTensor],
      );
      axisTensor.dispose();
      return rows;
    },
  });
}
