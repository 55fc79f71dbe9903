import { join, dirname } from 'node:path';

import type { NvidiaCard } from '../../../src-shared/protocol/engine.ts';
import { ProblemError, type Problem } from '../../../src-shared/problem.ts';
import type { Engine } from '../engine.ts';
import { findPack } from '../tensorflow/find-pack.ts';
import { openTensorflow } from '../tensorflow/open-tensorflow.ts';

/**
 * Opens TensorFlow on an NVIDIA card: the same binding, against the library that was built for CUDA.
 *
 * `nvidia` is the card to take, or why there is none. Throws that problem, the pack's, and
 * `engine-nvidia-unused {device}` where TensorFlow finds no way to the card after all.
 */
export async function openTensorflowGpu(
  packsFolder: string,
  nvidia: NvidiaCard | Problem | undefined,
): Promise<Engine> {
  if (nvidia === undefined) throw new ProblemError('engine-nvidia-none');
  if ('code' in nvidia) throw new ProblemError(nvidia.code, nvidia.details);
  prepareEnvironment(dirname(dirname(findPack(packsFolder, 'tensorflow-gpu'))), nvidia);
  return openTensorflow(packsFolder, nvidia);
}

/**
 * What TensorFlow and CUDA read when they first look for a card. What the user has set stays.
 *
 * No path to the libraries is among them: the pack keeps the folders that the libraries' own run paths name,
 * and `LD_LIBRARY_PATH` would be read at the start of the process, before the engine is known.
 */
function prepareEnvironment(pack: string, { index }: NvidiaCard): void {
  const { env } = process;
  // Counted as nvidia-smi counts; one card, since TensorFlow would hold a piece of every one it sees.
  env['CUDA_DEVICE_ORDER'] ??= 'PCI_BUS_ID';
  env['CUDA_VISIBLE_DEVICES'] ??= String(index);
  // Takes memory as it is needed, instead of nearly all of the card that others may be using.
  env['TF_FORCE_GPU_ALLOW_GROWTH'] ??= 'true';
  // Runs of one seed are bit-identical, and losses agree with the other engines': no order that changes from
  // time to time, no products rounded to 10 bits.
  env['TF_DETERMINISTIC_OPS'] ??= '1';
  env['NVIDIA_TF32_OVERRIDE'] ??= '0';
  // Where XLA finds what it compiles with.
  env['XLA_FLAGS'] ??= `--xla_gpu_cuda_data_dir=${join(pack, 'nvidia', 'cuda_nvcc')}`;
}
