import { registerKernel, scalar, tensor1d, type Tensor } from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js';

import {
  keyedUniformKernel,
  type KeyedUniformAttributes,
  type KeyedUniformInputs,
} from '../../random/keyed-uniform.ts';

/** What is used of the backend. */
type Operations = Pick<NodeJSKernelBackend, 'binding' | 'executeSingleOutput' | 'getDTypeInteger'>;

let isRegistered = false;

/**
 * Lets TensorFlow draw the numbers of a key itself: Philox by its own `StatelessRandomUniform`, seeded with
 * the stream's name and the step. As an operation of TensorFlow it can be part of a recorded step.
 */
export function registerKeyedUniform(): void {
  if (isRegistered) return;
  isRegistered = true;
  registerKernel({
    kernelName: keyedUniformKernel,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { step } = inputs as KeyedUniformInputs;
      const { shape, salt } = attrs as KeyedUniformAttributes;
      const operations = backend as Operations;
      const { TF_ATTR_TYPE, TF_ATTR_INT } = operations.binding;
      const int32 = operations.getDTypeInteger('int32');
      const type = (name: string, value: number) => ({ name, type: TF_ATTR_TYPE, value });
      const saltTensor = scalar(salt, 'int32');
      const stepTensor = step as Tensor;
      const count = { name: 'N', type: TF_ATTR_INT, value: 2 };
      const axis = { name: 'axis', type: TF_ATTR_INT, value: 0 };
      const seed = operations.executeSingleOutput(
        'Pack',
        [count, type('T', int32), axis],
        [saltTensor, stepTensor],
      );
      const shapeTensor = tensor1d(shape, 'int32');
      const numbers = operations.executeSingleOutput(
        'StatelessRandomUniform',
        [
          type('dtype', operations.getDTypeInteger('float32')),
          type('T', int32),
          type('Tseed', int32),
        ],
        [shapeTensor, seed],
      );
      for (const tensor of [saltTensor, seed, shapeTensor]) tensor.dispose();
      return numbers;
    },
  });
}
