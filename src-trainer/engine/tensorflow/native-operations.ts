import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js';

import { packBindingFile, packOperationsFile } from '../../../src-shared/protocol/engine-pack.ts';

const backendName = 'tensorflow';

/** What is used of the backend: TensorFlow's own operations with several outputs. */
type Operations = Pick<NodeJSKernelBackend, 'executeMultipleOutputs'>;

/** What the processor's instructions were found to be: which of the compiled arithmetics works. */
export type InstructionSet = 'portable' | 'avx2' | 'avx512';

let instructionSet: InstructionSet | undefined;

/**
 * Loads Lienzo's own operations (`src-trainer/engine/native`) from the pack that a binding was loaded from, if
 * the pack has them. A library that the system refuses is as good as none: what the operations calculate can
 * always be composed of others.
 */
export function loadNativeOperations(bindingPath: string): void {
  const pack = bindingPath.slice(0, -packBindingFile.length);
  const path = join(pack, packOperationsFile);
  if (instructionSet !== undefined || !existsSync(path)) return;
  try {
    const addon: unknown = createRequire(import.meta.url)(path);
    ({ instructionSet } = addon as { readonly instructionSet: InstructionSet });
  } catch {
    // Not there, then.
  }
}

/** Which arithmetic the operations use on the open engine; `undefined` where it has no such operations. */
export function nativeInstructionSet(): InstructionSet | undefined {
  return tf.getBackend() === backendName ? instructionSet : undefined;
}

/**
 * Whether the operations are there and worth taking. The portable arithmetic is not: on a processor without AVX2 it takes
 * half as long again as TensorFlow's own operations.
 */
export function isNativeFaster(): boolean {
  const found = nativeInstructionSet();
  return found !== undefined && found !== 'portable';
}

/** Runs one of the operations on tensors that the open engine holds. */
export function executeNative(
  name: string,
  inputs: readonly tf.TensorInfo[],
  outputCount: number,
): tf.Tensor[] {
  const operations = tf.backend() as tf.KernelBackend & Operations;
  return operations.executeMultipleOutputs(name, [], [...inputs], outputCount);
}
