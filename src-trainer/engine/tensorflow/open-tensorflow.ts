import { availableParallelism } from 'node:os';

import * as tf from '@tensorflow/tfjs-core';

import { tensorflowVersion } from '../../../src-shared/protocol/engine-pack.ts';
import type { NvidiaCard } from '../../../src-shared/protocol/engine.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import type { Engine } from '../engine.ts';
import { createRecorder } from '../graph/recorder.ts';
import { addRemovedUtilities } from './add-removed-utilities.ts';
import { findPack } from './find-pack.ts';
import { registerKeyedUniform } from './keyed-uniform.ts';
import { replaceGather } from './gather.ts';
import { loadBinding } from './load-binding.ts';
import { replaceStep } from './step.ts';

/**
 * Opens TensorFlow from an engine pack: the backend of tfjs-node over the pack's binding. On the processor, or
 * on the NVIDIA card that is given, whose process has been prepared for it.
 *
 * The package's own index is left aside, since it asks node-pre-gyp for a binding inside `node_modules`.
 * Throws a `ProblemError` where there is no pack, where it was built for something else, or where the
 * system refuses to load it; `engine-nvidia-unused {device}` where TensorFlow finds no way to the card.
 */
export async function openTensorflow(packsFolder: string, card?: NvidiaCard): Promise<Engine> {
  const id = card === undefined ? 'tensorflow' : 'tensorflow-gpu';
  const threads = availableParallelism();
  // TensorFlow reads these once, when its first device is made. What the user has set stays.
  // Two operations side by side with a thread each are worth more than two threads inside an operation:
  // docs/decisions/threads.md.
  process.env['TF_NUM_INTRAOP_THREADS'] ??= '1';
  process.env['TF_NUM_INTEROP_THREADS'] ??= String(threads);
  const binding = loadBinding(findPack(packsFolder, id), id);
  if (card !== undefined && !binding.isUsingGpuDevice())
    throw new ProblemError('engine-nvidia-unused', { device: card.name });
  addRemovedUtilities();
  await import('@tensorflow/tfjs-node-gpu/dist/register_all_kernels.js');
  replaceStep();
  replaceGather();
  const { NodeJSKernelBackend } =
    await import('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js');
  // A name other than the GPU package's, which asks a card for its memory each time memory is counted.
  const recorder = createRecorder(binding, () => backend);
  const backend = new NodeJSKernelBackend(recorder.binding, 'lienzo');
  tf.registerBackend('tensorflow', () => backend);
  await tf.setBackend('tensorflow');
  registerKeyedUniform();
  // A card does one operation after the other, each over all of it.
  const parallelOperations = card === undefined ? Number(process.env['TF_NUM_INTEROP_THREADS']) : 1;
  const processor = { device: `CPU, ${threads} ${threads === 1 ? 'thread' : 'threads'}` };
  return {
    id,
    ...(card === undefined ? processor : describeCard(card)),
    version: tensorflowVersion,
    tf,
    graphs: { recorder, binding, parallelOperations },
    dispose: () => tf.removeBackend('tensorflow'),
  };
}

function describeCard({ name, driver, memoryBytes }: NvidiaCard) {
  return { device: name, driver, memoryBytes };
}
