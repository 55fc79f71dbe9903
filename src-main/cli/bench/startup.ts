import { join } from 'node:path';

import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import { packsFolder } from '../../host/engines/packs-folder.ts';
import { programFolder } from '../../host/program-folder.ts';
import { findTrainerProgram } from '../../host/trainer-launch.ts';
import { startTrainer } from '../../host/trainer-process.ts';
import type { BenchCase } from './bench-case.ts';
import { measureEngines } from './engines-here.ts';

/** From starting the trainer's process until it says that its engine is ready. */
export const startup: BenchCase = {
  name: 'startup',
  unit: 'ms',
  higherIsBetter: false,
  open: () => Promise.resolve(measureEngines(measureStart)),
};

async function measureStart(engine: EngineId): Promise<number> {
  const startedAt = performance.now();
  const trainer = startTrainer(
    findTrainerProgram(),
    { engine, packsFolder: packsFolder(), resourcesFolder: join(programFolder, 'resources') },
    { onEvent: () => undefined, onResponding: () => undefined, onEnd: () => undefined },
  );
  try {
    await trainer.ready;
    return performance.now() - startedAt;
  } finally {
    await trainer.stop();
  }
}
