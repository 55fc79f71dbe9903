import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ProblemError } from '../../../src-shared/problem.ts';
import type { ApiEvent } from '../../../src-shared/protocol/api.ts';
import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import type { RunEvent } from '../../../src-shared/protocol/run-events.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import type { TrainerService } from '../../host/trainer-service.ts';
import { createCommandTrainer } from '../with-trainer.ts';

type Finished = Extract<RunEvent, { type: 'run/finished' }>;

/** What a measured training came to. */
export type Trained = {
  readonly finished: Finished;
  /** From the request to the first loss point. */
  readonly firstPointMs: number;
};

/** A trainer whose runs are measured one after another; their folders are thrown away. */
export type BenchTrainer = {
  readonly service: TrainerService;
  readonly train: (engine: EngineId, spec: RunSpec, maxSteps?: number) => Promise<Trained>;
  readonly close: () => Promise<void>;
};

/** The spec of `lenet-relu` for so many epochs. */
export function lenetSpec(epochs: number): RunSpec {
  const document = buildTemplate('lenet-relu', 'LeNet');
  const [network] = document.networks;
  const compiled = compileRun(document, network?.id ?? '');
  if (!compiled.ok) throw new Error('the template does not compile');
  return { ...compiled.spec, training: { ...compiled.spec.training, epochs } };
}

export function openBenchTrainer(
  onEvent: (event: ApiEvent) => void = () => undefined,
): BenchTrainer {
  let run: {
    startedAt: number;
    firstPointMs: number | undefined;
    ended: PromiseWithResolvers<Trained>;
  };
  const service = createCommandTrainer((event) => {
    onEvent(event);
    switch (event.type) {
      case 'run/steps':
        run.firstPointMs ??= performance.now() - run.startedAt;
        return;
      case 'run/finished':
        return run.ended.resolve({ finished: event, firstPointMs: run.firstPointMs ?? Number.NaN });
      case 'run/problem':
      case 'run/interrupted':
        return run.ended.reject(new ProblemError(event.problem.code, event.problem.details));
      default:
        return;
    }
  });
  return {
    service,
    train: async (engine, spec, maxSteps) => {
      const dir = join(tmpdir(), `lienzo-bench-${randomBytes(6).toString('hex')}`);
      const ended = Promise.withResolvers<Trained>();
      run = { startedAt: performance.now(), firstPointMs: undefined, ended };
      try {
        await service.train(engine, {
          runId: 'bench',
          dir,
          spec,
          resume: false,
          ...(maxSteps !== undefined && { maxSteps }),
        });
        return await ended.promise;
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
    },
    close: () => service.close(),
  };
}
