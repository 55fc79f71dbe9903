import * as tf from '@tensorflow/tfjs-core';

import { tensorflowVersion, tfjsVersion } from '../../src-shared/protocol/engine-pack.ts';
import { addRemovedUtilities } from '../engine/tensorflow/add-removed-utilities.ts';
import { findPack } from '../engine/tensorflow/find-pack.ts';
import { loadBinding } from '../engine/tensorflow/load-binding.ts';

/** What TensorFlow.js offers without us in a Node process. */
export const backends = ['tfjs-node', 'tfjs-cpu'] as const;
export type Backend = (typeof backends)[number];

/**
 * Opens a backend of TensorFlow.js as it is, with none of the kernels and settings that our engines add, and
 * answers what it is called with its version. `tfjs-node` runs on the pack's binding and rejects with the
 * `ProblemError` of a pack that is not there.
 */
export async function openBackend(backend: Backend, packsFolder: string): Promise<string> {
  switch (backend) {
    case 'tfjs-cpu':
      await import('@tensorflow/tfjs-backend-cpu');
      await tf.setBackend('cpu');
      return tfjsVersion;
    case 'tfjs-node': {
      const binding = loadBinding(findPack(packsFolder));
      addRemovedUtilities();
      await import('@tensorflow/tfjs-node-gpu/dist/register_all_kernels.js');
      const { NodeJSKernelBackend } =
        await import('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js');
      tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, 'lienzo'));
      await tf.setBackend('tensorflow');
      return `${tfjsVersion} (TensorFlow ${tensorflowVersion})`;
    }
  }
}
