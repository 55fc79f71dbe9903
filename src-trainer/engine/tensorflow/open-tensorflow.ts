import { availableParallelism } from 'node:os';

import * as tf from '@tensorflow/tfjs-core';

import { tensorflowVersion } from '../../../src-shared/protocol/engine-pack.ts';
import type { Engine } from '../engine.ts';
import { createRecorder } from '../graph/recorder.ts';
import { addRemovedUtilities } from './add-removed-utilities.ts';
import { findPack } from './find-pack.ts';
import { replaceGather } from './gather.ts';
import { registerKeyedUniform } from './keyed-uniform.ts';
import { loadBinding } from './load-binding.ts';
import { replaceMatMul } from './mat-mul.ts';
import { loadNativeOperations } from './native-operations.ts';
import { replaceStep } from './step.ts';

/**
 * Opens TensorFlow on the processor from an engine pack: the backend of tfjs-node over the pack's binding.
 *
 * The package's own index is left aside, since it asks node-pre-gyp for a binding inside `node_modules`.
 * Throws a `ProblemError` where there is no pack, where it was built for something else, or where the
 * system refuses to load it.
 */
export async function openTensorflow(packsFolder: string): Promise<Engine> {
  const threads = availableParallelism();
  // TensorFlow reads these once, when its first device is made. What the user has set stays. Two operations side
  // by side with a thread each are worth more than two threads inside an operation.
  process.env['TF_NUM_INTRAOP_THREADS'] ??= '1';
  process.env['TF_NUM_INTEROP_THREADS'] ??= String(threads);
  const bindingPath = findPack(packsFolder);
  const binding = loadBinding(bindingPath);
  loadNativeOperations(bindingPath);
  addRemovedUtilities();
  await import('@tensorflow/tfjs-node-gpu/dist/register_all_kernels.js');
  replaceStep();
  replaceGather();
  replaceMatMul();
  const { NodeJSKernelBackend } =
    await import('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js');
  // A name other than the GPU package's: this TensorFlow has no GPU to be asked for its memory.
  const recorder = createRecorder(binding, () => backend);
  const backend = new NodeJSKernelBackend(recorder.binding, 'lienzo');
  tf.registerBackend('tensorflow', () => backend);
  await tf.setBackend('tensorflow');
  registerKeyedUniform();
  const parallelOperations = Number(process.env['TF_NUM_INTEROP_THREADS']);
  return {
    id: 'tensorflow',
    device: `CPU, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    version: tensorflowVersion,
    tf,
    graphs: { recorder, binding, parallelOperations },
    dispose: () => tf.removeBackend('tensorflow'),
  };
}
