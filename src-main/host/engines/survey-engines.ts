import type { EngineStatus } from '../../../src-shared/protocol/engine.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { listEngines } from './list-engines.ts';
import { packsFolder as defaultPacksFolder } from './packs-folder.ts';
import { tryEngine, type TryOptions } from './try-engine.ts';

/**
 * As `listEngines`, and where the engine `webgpu` is installed it is opened for a moment, since nothing else tells
 * which card Dawn finds, or that it finds none.
 */
export async function surveyEngines(options: TryOptions = {}): Promise<EngineStatus[]> {
  const statuses = listEngines(options.packsFolder ?? defaultPacksFolder());
  return Promise.all(
    statuses.map(async (status) =>
      status.id === 'webgpu' && status.present ? await surveyWebgpu(status, options) : status,
    ),
  );
}

async function surveyWebgpu(status: EngineStatus, options: TryOptions): Promise<EngineStatus> {
  try {
    const { device, driver } = await tryEngine('webgpu', options);
    return { ...status, device, ...(driver !== undefined && { driver }) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { code, details } = error.problem;
    return { ...status, present: false, reason: { code, details: { ...details } } };
  }
}
