import { findNvidia } from '../../../src-main/host/engines/find-nvidia.ts';
import { packsFolder as usersPacksFolder } from '../../../src-main/host/engines/packs-folder.ts';
import { tensorflowEnvironment } from '../../../src-shared/protocol/engine-pack.ts';
import { engineIdSchema, type EngineId } from '../../../src-shared/protocol/engine.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { openEngine } from '../../../src-trainer/engine/open-engine.ts';
import { installedPacks } from '../../src-main/host/engines/installed-pack.ts';

const packsFolder = installedPacks();

/** An engine besides, which has to be installed: `LIENZO_TEST_ENGINE=webgpu`, say, on a machine with a card. */
const besides = engineIdSchema.optional().parse(process.env['LIENZO_TEST_ENGINE']);

/** The engines that a gate is held on: `wasm` everywhere, `tensorflow` where its pack is installed. */
export const enginesHere: readonly EngineId[] = [
  'wasm',
  ...(packsFolder === undefined ? [] : (['tensorflow'] as const)),
  ...(besides === undefined ? [] : [besides]),
];

if (packsFolder === undefined) {
  console.log('TensorFlow is not installed here: the gates were held on wasm alone.');
}

/** Opens one of `enginesHere`; the engine opened last calculates. */
export async function openHere(id: EngineId): Promise<Engine> {
  Object.assign(process.env, tensorflowEnvironment);
  const { engine } = await openEngine(id, {
    packsFolder: usersPacksFolder(),
    ...(id === 'tensorflow-gpu' && { nvidia: findNvidia() }),
  });
  return engine;
}
