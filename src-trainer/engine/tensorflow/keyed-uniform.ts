import { registerKernel, scalar, tensor1d } from '@tensorflow/tfjs-core';

import {
  keyedUniformKernel,
  type KeyedUniformAttributes,
  type KeyedUniformInputs,
} from '../../random/keyed-uniform.ts';
import { attributesFor, type Operations } from './operations.ts';

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
      const { int, type } = attributesFor(operations);
      const saltTensor = scalar(salt, 'int32');
      const shapeTensor = tensor1d(shape, 'int32');
      const seed = operations.executeSingleOutput(
        'Pack',
        [int('N', 2), type('T', 'int32'), int('axis', 0)],
        [saltTensor, step],
      );
      const numbers = operations.executeSingleOutput(
        'StatelessRandomUniform',
        [type('dtype', 'float32'), type('T', 'int32'), type('Tseed', 'int32')],
        [shapeTensor, seed],
      );
      for (const tensor of [saltTensor, shapeTensor, seed]) tensor.dispose();
      return numbers;
    },
  });
}
