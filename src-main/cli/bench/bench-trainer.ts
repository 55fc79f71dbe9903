import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import { ProblemError } from '../../../src-shared/problem.ts';
import type { ApiEvent } from '../../../src-shared/protocol/api.ts';
import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import type { RunEvent } from '../../../src-shared/protocol/run-events.ts';
import type { Answer } from '../../../src-shared/protocol/trainer-messages.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { newRunId } from '../../host/new-run-id.ts';
import type { TrainCommand } from '../../host/trainer-service.ts';
import { createCommandTrainer } from '../with-trainer.ts';
import type { BenchSurroundings } from './bench-case.ts';

type Finished = Extract<RunEvent, { type: 'run/finished' }>;

/** A trainer of the product's own, started and idle. */
export type BenchTrainer = {
  /** Trains to the end, in a new run folder `dir`; `onEvent` hears what the host would hear. */
  readonly train: (
    run: Pick<TrainCommand, 'spec' | 'dataPath' | 'maxSteps' | 'maxMinutes'>,
    onEvent?: (event: ApiEvent) => void,
  ) => Promise<Finished & { readonly dir: string }>;
  /** Lets a run's character model write so many characters. */
  readonly write: (dir: string, length: number) => Promise<void>;
  /** How long each layer's gradient is at the first step of a run. */
  readonly gradientsOf: (
    spec: RunSpec,
  ) => Promise<Extract<Answer, { kind: 'gradients' }>['layers']>;
  readonly close: () => Promise<void>;
};

/** Starts a trainer with this engine. Rejects where one cannot be had. */
export async function openTrainer(
  engine: EngineId,
  { folder }: BenchSurroundings,
): Promise<BenchTrainer> {
  let listener: (event: ApiEvent) => void = () => undefined;
  const service = createCommandTrainer((event) => listener(event));
  const train: BenchTrainer['train'] = async (run, onEvent) => {
    const ended = Promise.withResolvers<Finished>();
    listener = (event) => {
      onEvent?.(event);
      if (event.type === 'run/finished') ended.resolve(event);
      if (event.type === 'run/problem' || event.type === 'run/interrupted')
        ended.reject(ProblemError.of(event.problem));
    };
    const dir = await mkdtemp(join(folder, 'run-'));
    const begun = service.train(engine, { runId: newRunId(), dir, resume: false, ...run });
    await Promise.race([begun, ended.promise]);
    return { ...(await ended.promise), dir };
  };
  const write: BenchTrainer['write'] = async (dir, length) => {
    await service.request(engine, {
      type: 'sample',
      ...{ dir, prime: '', length, temperature: 1, seed: 1 },
    });
  };
  const gradientsOf: BenchTrainer['gradientsOf'] = async (spec) => {
    const answer = await service.request(engine, { type: 'gradients', spec });
    if (answer.kind !== 'gradients') throw new Error(`asked for gradients, got ${answer.kind}`);
    return answer.layers;
  };
  try {
    await service.start(engine);
  } catch (error) {
    await service.close();
    throw error;
  }
  return { train, write, gradientsOf, close: () => service.close() };
}

/** Starts a trainer with this engine for as long as `work` takes. Rejects where one cannot be had or a run fails. */
export async function withTrainer<T>(
  engine: EngineId,
  surroundings: BenchSurroundings,
  work: (trainer: BenchTrainer) => Promise<T>,
): Promise<T> {
  const trainer = await openTrainer(engine, surroundings);
  try {
    return await work(trainer);
  } finally {
    await trainer.close();
  }
}

/** A spec that never ends by itself, to be limited by steps or minutes. */
export function withoutEnd(spec: RunSpec): RunSpec {
  return { ...spec, training: { ...spec.training, epochs: 100_000 } };
}
