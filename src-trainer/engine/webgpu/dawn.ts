import { createRequire } from 'node:module';

import { packDawnFile } from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { findPackFile } from '../find-pack-file.ts';

/** Dawn's binding for Node, as far as it is used here. */
type Dawn = {
  /** Options such as `backend=vulkan`. */
  readonly create: (options: readonly string[]) => GPU;
  /** The interfaces that a browser has as globals: `GPUBufferUsage` and the like. */
  readonly globals: Readonly<Record<string, unknown>>;
};

/**
 * Loads Dawn from the pack of the engine `webgpu` and gives this process what a browser's page finds there:
 * `navigator.gpu` and the interfaces, which TensorFlow.js asks for by name.
 * Throws the pack's problems, or `engine-load-failed {engine, reason}` with the loader's own words.
 */
export function loadDawn(packsFolder: string): GPU {
  const path = findPackFile(packsFolder, 'webgpu', packDawnFile);
  let gpu: GPU;
  try {
    const { create, globals } = createRequire(import.meta.url)(path) as Dawn;
    Object.assign(globalThis, globals);
    gpu = create([]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = message.split('\n', 1)[0] ?? '';
    throw new ProblemError('engine-load-failed', { engine: 'webgpu', reason });
  }
  Object.defineProperty(globalThis.navigator, 'gpu', { value: gpu, configurable: true });
  return gpu;
}

/** Takes `navigator.gpu` away: as long as it is there, Dawn's own work keeps a process from ending. */
export function unloadDawn(): void {
  Reflect.deleteProperty(globalThis.navigator, 'gpu');
}
