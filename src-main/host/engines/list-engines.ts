import { availableParallelism } from 'node:os';

import {
  dawnVersion,
  tensorflowVersion,
  tfjsVersion,
  type PackId,
} from '../../../src-shared/protocol/engine-pack.ts';
import {
  engineIds,
  type EngineId,
  type EngineStatus,
} from '../../../src-shared/protocol/engine.ts';
import type { Problem } from '../../../src-shared/problem.ts';
import { dawnContents } from './dawn-package.ts';
import { findNvidia } from './find-nvidia.ts';
import { packsFolder as defaultPacksFolder } from './packs-folder.ts';
import { platformName } from './platform-name.ts';
import { readPack } from './read-pack.ts';
import { findWheels } from './wheels.ts';

/**
 * The engines, fastest first, each with why it is not there and what would mend it. Reads manifests, the files'
 * sizes and what the driver of a card says, so it may be asked at every start; whether an engine opens is for
 * `doctor` to try, and only then is the device of `webgpu` known.
 */
export function listEngines(packsFolder: string = defaultPacksFolder()): EngineStatus[] {
  return engineIds.map((id) => statusOf(id, packsFolder));
}

function statusOf(id: EngineId, packsFolder: string): EngineStatus {
  switch (id) {
    case 'tensorflow-gpu': {
      const nvidia = findNvidia();
      if ('code' in nvidia) return absent(id, nvidia);
      const { name: device, driver } = nvidia;
      return { ...packStatus(id, packsFolder), device, driver };
    }
    case 'tensorflow':
      if (findWheels(id, platformName()) === undefined) return withoutWheel(id);
      return { ...packStatus(id, packsFolder), device: describeProcessor(availableParallelism()) };
    case 'webgpu':
      if (dawnContents(platformName()) === undefined) return withoutWheel(id);
      return packStatus(id, packsFolder);
    case 'wasm':
      return { id, present: true, device: describeProcessor(1), version: tfjsVersion };
  }
}

function packStatus(id: PackId, packsFolder: string): EngineStatus {
  const pack = readPack(packsFolder, platformName(), id);
  switch (pack.state) {
    case 'ready':
      return { id, present: true, version: id === 'webgpu' ? dawnVersion : tensorflowVersion };
    case 'stale':
      return {
        ...absent(id, { code: 'engine-pack-stale', details: { engine: id } }),
        fix: 'install',
      };
    case 'damaged':
    case 'missing':
      return { ...absent(id, pack.problem), fix: 'install' };
  }
}

function absent(id: EngineId, { code, details }: Problem): EngineStatus {
  return { id, present: false, reason: { code, details: { ...details } } };
}

function withoutWheel(engine: EngineId): EngineStatus {
  const platform = platformName();
  return absent(engine, { code: 'engine-no-wheel', details: { engine, platform } });
}

function describeProcessor(threads: number): string {
  return `CPU, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}
