import { tensorflowEnvironment } from '../../../src-shared/protocol/engine-pack.ts';
import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { openEngine } from '../../../src-trainer/engine/open-engine.ts';
import { installedPacks } from '../../src-main/host/engines/installed-pack.ts';

const packsFolder = installedPacks();

/** The engines that a gate is held on: `wasm` everywhere, `tensorflow` where its pack is installed. */
export const enginesHere: readonly EngineId[] =
  packsFolder === undefined ? ['wasm'] : ['wasm', 'tensorflow'];

if (packsFolder === undefined) {
  console.log('TensorFlow is not installed here: the gates were held on wasm alone.');
}

/** Opens one of `enginesHere`; the engine opened last calculates. */
export async function openHere(id: EngineId): Promise<Engine> {
  Object.assign(process.env, tensorflowEnvironment);
  const { engine } = await openEngine(id, { packsFolder: packsFolder ?? '' });
  return engine;
}
