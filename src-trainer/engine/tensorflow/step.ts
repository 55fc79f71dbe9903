import {
  getKernel,
  registerKernel,
  Step,
  unregisterKernel,
  type KernelConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js';

const backendName = 'tensorflow';
let isReplaced = false;

/** What is used of the backend: TensorFlow's own operations with one input and one output. */
type Operations = Pick<NodeJSKernelBackend, 'executeSingleInput'>;

/**
 * Replaces the kernel of the step function: 1 where x > 0, `alpha` where x ≤ 0, not-a-number where x is, for
 * x of any shape. To be called after the package's own kernels were registered.
 *
 * Every gradient of a ReLU asks for it with `alpha` 0. The package's own kernel makes seven operations of that,
 * one of them a tensor of ones that is filled in JavaScript; here it is the sign of max(x, 0), two operations
 * that never leave TensorFlow. What has another `alpha` still goes to the package's kernel.
 */
export function replaceStep(): void {
  if (isReplaced) return;
  isReplaced = true;
  const replaced = getKernel(Step, backendName);
  unregisterKernel(Step, backendName);
  registerKernel({ kernelName: Step, backendName, kernelFunc: stepOrElse(replaced.kernelFunc) });
}

function stepOrElse(otherwise: KernelConfig['kernelFunc']): KernelConfig['kernelFunc'] {
  return (call) => {
    const { inputs, attrs, backend } = call;
    if (attrs?.['alpha'] !== 0) return otherwise(call);
    const operations = backend as Operations;
    const positive = operations.executeSingleInput('Relu', inputs['x'] as Tensor);
    const step = operations.executeSingleInput('Sign', positive);
    positive.dispose();
    return step;
  };
}
