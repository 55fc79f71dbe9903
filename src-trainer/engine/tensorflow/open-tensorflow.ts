import { availableParallelism } from 'node:os';

import * as tf from '@tensorflow/tfjs-core';

import type { NvidiaCard } from '../../../src-shared/protocol/engine.ts';
import { tensorflowVersion } from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
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
 * Opens TensorFlow from an engine pack: the backend of tfjs-node over the pack's binding. On the processor, or
 * with `card` on that card from the pack for CUDA.
 *
 * The package's own index is left aside, since it asks node-pre-gyp for a binding inside `node_modules`.
 * Throws a `ProblemError` where there is no pack, where it was built for something else, where the system
 * refuses to load it, or (`engine-nvidia-unused {device}`) where TensorFlow finds no way to the card.
 */
export async function openTensorflow(packsFolder: string, card?: NvidiaCard): Promise<Engine> {
  const id = card === undefined ? 'tensorflow' : 'tensorflow-gpu';
  const threads = availableParallelism();
  // TensorFlow reads these once, when its first device is made. What the user has set stays. Two operations side
  // by side with a thread each are worth more than two threads inside an operation.
  process.env['TF_NUM_INTRAOP_THREADS'] ??= '1';
  process.env['TF_NUM_INTEROP_THREADS'] ??= String(threads);
  const bindingPath = findPack(packsFolder, id);
  const binding = loadBinding(bindingPath, id);
  if (card !== undefined && !binding.isUsingGpuDevice())
    throw new ProblemError('engine-nvidia-unused', { device: card.name });
  loadNativeOperations(bindingPath);
  addRemovedUtilities();
  await import('@tensorflow/tfjs-node-gpu/dist/register_all_kernels.js');
  replaceStep();
  replaceGather();
  replaceMatMul();
  const { NodeJSKernelBackend } =
    await import('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js');
  // The package's name, which the backend keeps and never asks for.
  const recorder = createRecorder(binding, () => backend);
  const backend = new NodeJSKernelBackend(recorder.binding, 'lienzo');
  tf.registerBackend('tensorflow', () => backend);
  await tf.setBackend('tensorflow');
  registerKeyedUniform();
  // A card spreads one operation over all of its cores by itself.
  const parallelOperations = card === undefined ? Number(process.env['TF_NUM_INTEROP_THREADS']) : 1;
  return {
    id,
    ...(card === undefined ? describeProcessor(threads) : describeCard(card)),
    version: tensorflowVersion,
    tf,
    graphs: { recorder, binding, parallelOperations },
    dispose: () => tf.removeBackend('tensorflow'),
  };
}

type Description = Pick<Engine, 'device' | 'driver' | 'memoryBytes'>;

function describeProcessor(threads: number): Description {
  return { device: `CPU, ${threads} ${threads === 1 ? 'thread' : 'threads'}` };
}

function describeCard({ name, driver, memoryBytes }: NvidiaCard): Description {
  return { device: name, driver, ...(memoryBytes > 0 && { memoryBytes }) };
}
