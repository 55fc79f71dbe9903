import {
  AvgPoolGrad,
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelConfig,
} from '@tensorflow/tfjs-core';

import { repairAveragePoolGrad } from '../repair-average-pool-grad.ts';
import { batchMatMul } from './batch-mat-mul.ts';
import { conv2DBackpropFilter } from './conv-2d-backprop-filter.ts';
import { conv2DBackpropInput } from './conv-2d-backprop-input.ts';
import { depthwiseConv2dBackpropFilter } from './depthwise-conv-2d-backprop-filter.ts';
import { depthwiseConv2dBackpropInput } from './depthwise-conv-2d-backprop-input.ts';
import { maxPoolGrad } from './max-pool-grad.ts';
import { unsortedSegmentSum } from './unsorted-segment-sum.ts';

const kernels: readonly KernelConfig[] = [
  repairAveragePoolGrad(getKernel(AvgPoolGrad, 'wasm')),
  batchMatMul,
  conv2DBackpropFilter,
  conv2DBackpropInput,
  depthwiseConv2dBackpropFilter,
  depthwiseConv2dBackpropInput,
  maxPoolGrad,
  unsortedSegmentSum,
];

/**
 * Gives the backend `wasm` the gradient kernels that it lacks, made of those it has, and faster ones in
 * place of its plain loops. To be called once, before the backend is set.
 */
export function registerGradientKernels(): void {
  for (const kernel of kernels) {
    const { kernelName, backendName } = kernel;
    // TensorFlow.js warns of a kernel that replaces another, and its types hide that there may be none.
    if ((getKernel(kernelName, backendName) as KernelConfig | undefined) !== undefined)
      unregisterKernel(kernelName, backendName);
    registerKernel(kernel);
  }
}
