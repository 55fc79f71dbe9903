import {
  engineIds,
  type EngineId,
  type EngineRequest,
  type NvidiaCard,
} from '../../src-shared/protocol/engine.ts';
import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import type { Engine } from './engine.ts';

export type OpenedEngine = {
  readonly engine: Engine;
  /** The faster engines that are not used, and why, fastest first. */
  readonly notUsed: readonly { readonly id: EngineId; readonly reason: Problem }[];
};

export type OpenOptions = {
  readonly packsFolder: string;
  /** The NVIDIA card to take, or why there is none. */
  readonly nvidia?: NvidiaCard | Problem | undefined;
};

/**
 * Opens the engine that was asked for, or with `auto` the fastest that works.
 *
 * Asked for by name, an engine that cannot be opened is a refusal (a `ProblemError` with its reason) and
 * never another engine in its place. Why a faster one is not used is always part of the answer: it could
 * not be opened, or (`engine-not-asked`) nobody asked for it.
 */
export async function openEngine(
  request: EngineRequest,
  options: OpenOptions,
): Promise<OpenedEngine> {
  const notUsed: { id: EngineId; reason: Problem }[] = [];
  for (const id of engineIds) {
    if (request !== 'auto' && request !== id) {
      notUsed.push({ id, reason: { code: 'engine-not-asked', details: { engine: request } } });
      continue;
    }
    try {
      return { engine: await open(id, options, request), notUsed };
    } catch (error) {
      if (!(error instanceof ProblemError) || request !== 'auto') throw error;
      notUsed.push({ id, reason: error.problem });
    }
  }
  throw new ProblemError('engine-none');
}

/** An engine's code is loaded only when it is opened: it takes longer than everything else at the start. */
async function open(
  id: EngineId,
  { packsFolder, nvidia }: OpenOptions,
  request: EngineRequest,
): Promise<Engine> {
  switch (id) {
    case 'tensorflow-gpu': {
      const { openTensorflowGpu } = await import('./tensorflow-gpu/open-tensorflow-gpu.ts');
      return openTensorflowGpu(packsFolder, nvidia);
    }
    case 'tensorflow': {
      const { openTensorflow } = await import('./tensorflow/open-tensorflow.ts');
      return openTensorflow(packsFolder);
    }
    case 'webgpu': {
      const { openWebgpu } = await import('./webgpu/open-webgpu.ts');
      // By itself nobody wants a program that plays a graphics card; by name they may.
      return openWebgpu(packsFolder, { allowsSoftware: request === 'webgpu' });
    }
    case 'wasm': {
      const { openWasm } = await import('./wasm/open-wasm.ts');
      return openWasm();
    }
  }
}
