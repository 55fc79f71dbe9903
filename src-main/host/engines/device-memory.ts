import { totalmem } from 'node:os';

import type {
  EngineRequest,
  EngineStatus,
  NvidiaCard,
} from '../../../src-shared/protocol/engine.ts';
import type { Problem } from '../../../src-shared/problem.ts';
import { findNvidia } from './find-nvidia.ts';
import { listEngines } from './list-engines.ts';

/**
 * What the device that a training would run on has in all, in bytes: the memory of an NVIDIA card where the
 * request leads to one and its driver names it, else the machine's. (No driver tells WebGPU.)
 */
export function deviceMemory(
  request: EngineRequest,
  engines: readonly EngineStatus[] = listEngines(),
  nvidia: NvidiaCard | Problem = findNvidia(),
): number {
  const taken = engines.find(
    ({ id, present }) => present && (request === 'auto' || request === id),
  );
  const isOnCard = taken?.id === 'tensorflow-gpu' && !('code' in nvidia);
  return isOnCard && nvidia.memoryBytes > 0 ? nvidia.memoryBytes : totalmem();
}
