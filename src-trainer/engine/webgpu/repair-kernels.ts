import {
  AvgPoolGrad,
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelConfig,
} from '@tensorflow/tfjs-core';

import { repairAveragePoolGrad } from '../repair-average-pool-grad.ts';

const kernels: readonly KernelConfig[] = [repairAveragePoolGrad(getKernel(AvgPoolGrad, 'webgpu'))];
let isRepaired = false;

/** Puts what we mended in place of the backend's own kernels. Does nothing the second time. */
export function repairKernels(): void {
  if (isRepaired) return;
  isRepaired = true;
  for (const kernel of kernels) {
    unregisterKernel(kernel.kernelName, kernel.backendName);
    registerKernel(kernel);
  }
}
