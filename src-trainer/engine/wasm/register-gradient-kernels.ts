import { registerKernel, type KernelConfig } from '@tensorflow/tfjs-core';

import { conv2DBackpropFilter } from './conv-2d-backprop-filter.ts';
import { unsortedSegmentSum } from './unsorted-segment-sum.ts';

const kernels: readonly KernelConfig[] = [conv2DBackpropFilter, unsortedSegmentSum];

/** Adds the gradient kernels that the backend `wasm` lacks, made of those it has. Once is enough. */
export function registerGradientKernels(): void {
  for (const kernel of kernels) registerKernel(kernel);
}
