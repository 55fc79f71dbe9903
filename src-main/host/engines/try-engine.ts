import { join } from 'node:path';

import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import { programFolder } from '../program-folder.ts';
import { findTrainerProgram, type TrainerProgram } from '../trainer-launch.ts';
import { startTrainer, type Ready } from '../trainer-process.ts';
import { packsFolder as defaultPacksFolder } from './packs-folder.ts';

export type TryOptions = {
  readonly packsFolder?: string | undefined;
  readonly program?: TrainerProgram | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Opens an engine for a moment in a trainer of its own, which takes nothing down with it should it crash, and
 * answers what it says of itself. Rejects with a `ProblemError` where it cannot be opened.
 */
export async function tryEngine(engine: EngineId, options: TryOptions = {}): Promise<Ready> {
  const trainer = startTrainer(
    options.program ?? findTrainerProgram(),
    {
      engine,
      packsFolder: options.packsFolder ?? defaultPacksFolder(),
      resourcesFolder: join(programFolder, 'resources'),
    },
    { onEvent: () => undefined, onResponding: () => undefined, onEnd: () => undefined },
  );
  const kill = (): void => trainer.kill();
  options.signal?.addEventListener('abort', kill, { once: true });
  try {
    return await trainer.ready;
  } finally {
    options.signal?.removeEventListener('abort', kill);
    await trainer.stop();
  }
}
