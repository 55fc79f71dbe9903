import { availableParallelism } from 'node:os';

import { tensorflowVersion, tfjsVersion } from '../../../src-shared/protocol/engine-pack.ts';
import type { EngineStatus } from '../../../src-shared/protocol/engine.ts';
import { packsFolder as defaultPacksFolder } from './packs-folder.ts';
import { platformName } from './platform-name.ts';
import { readPack } from './read-pack.ts';
import { findWheel } from './wheels.ts';

/**
 * The engines, fastest first, each with why it is not there and what would mend it. Reads a manifest and
 * the files' sizes, so it may be asked at every start; whether a pack loads is for `doctor` to try.
 */
export function listEngines(packsFolder: string = defaultPacksFolder()): EngineStatus[] {
  return [
    tensorflowStatus(packsFolder),
    { id: 'wasm', present: true, device: 'CPU, 1 thread', version: tfjsVersion },
  ];
}

function tensorflowStatus(packsFolder: string): EngineStatus {
  const platform = platformName();
  if (findWheel(platform) === undefined) {
    const reason = { code: 'engine-no-wheel', details: { platform } };
    return { id: 'tensorflow', present: false, reason };
  }
  const pack = readPack(packsFolder, platform);
  switch (pack.state) {
    case 'ready': {
      const threads = availableParallelism();
      const device = `CPU, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
      return { id: 'tensorflow', present: true, device, version: tensorflowVersion };
    }
    case 'stale': {
      const reason = { code: 'engine-pack-stale', details: {} };
      return { id: 'tensorflow', present: false, reason, fix: 'install' };
    }
    case 'damaged':
    case 'missing':
      return {
        id: 'tensorflow',
        present: false,
        reason: { code: pack.problem.code, details: { ...pack.problem.details } },
        fix: 'install',
      };
  }
}
