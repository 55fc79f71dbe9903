import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import { ProblemError } from '../../../src-shared/problem.ts';
import type { ApiEvent } from '../../../src-shared/protocol/api.ts';
import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import type { RunEvent } from '../../../src-shared/protocol/run-events.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { newRunId } from '../../host/new-run-id.ts';
import type { TrainCommand } from '../../host/trainer-service.ts';
import { createCommandTrainer } from '../with-trainer.ts';
import type { BenchSurroundings } from './bench-case.ts';

type Finished = Extract<RunEvent, { type: 'run/finished' }>;

/** A trainer of the product's own, started and idle. */
export type BenchTrainer = {
  /** Trains to the end; `onEvent` hears what the host would hear. */
  readonly train: (
    run: Pick<TrainCommand, 'spec' | 'maxSteps' | 'maxMinutes'>,
    onEvent?: (event: ApiEvent) => void,
  ) => Promise<Finished>;
};

/** Starts a trainer with this engine for as long as `work` takes. Rejects where one cannot be had or a run fails. */
export async function withTrainer<T>(
  engine: EngineId,
  { folder }: BenchSurroundings,
  work: (trainer: BenchTrainer) => Promise<T>,
): Promise<T> {
  let listener: (event: ApiEvent) => void = () => undefined;
  const service = createCommandTrainer((event) => listener(event));
  const train: BenchTrainer['train'] = async (run, onEvent) => {
    const ended = Promise.withResolvers<Finished>();
    listener = (event) => {
      onEvent?.(event);
      if (event.type === 'run/finished') ended.resolve(event);
      if (event.type === 'run/problem' || event.type === 'run/interrupted')
        ended.reject(new ProblemError(event.problem.code, event.problem.details));
    };
    const dir = await mkdtemp(join(folder, 'run-'));
    const begun = service.train(engine, { runId: newRunId(), dir, resume: false, ...run });
    await Promise.race([begun, ended.promise]);
    return ended.promise;
  };
  try {
    await service.start(engine);
    return await work({ train });
  } finally {
    await service.close();
  }
}

/** A spec that never ends by itself, to be limited by steps or minutes. */
export function withoutEnd(spec: RunSpec): RunSpec {
  return { ...spec, training: { ...spec.training, epochs: 100_000 } };
}
