import { fill } from '../../src-shared/messages/fill.ts';
import { messages } from '../../src-shared/messages/messages.ts';
import { wordProblem } from '../../src-shared/messages/word-problem.ts';
import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import type { ApiEvent } from '../../src-shared/protocol/api.ts';
import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import type { RunEvent } from '../../src-shared/protocol/run-events.ts';
import type { TrainCommand } from '../host/trainer-service.ts';
import { exitCodes } from './command.ts';
import type { CommandIo } from './command-io.ts';
import { decodePoints } from './decode-points.ts';
import { refuse, refuseWith } from './refuse.ts';
import { showProgress } from './show-progress.ts';
import { createCommandTrainer } from './with-trainer.ts';
import { wordMetrics } from './word-metrics.ts';

type Finished = Extract<RunEvent, { type: 'run/finished' }>;

/** What `--json` leaves out: the first is said as a problem, the second is for pictures and the doctor, and in the run folder. */
const unsaidEvents: ReadonlySet<string> = new Set(['run/interrupted', 'run/layers']);

/**
 * Trains, prints what happens, and answers the exit code. Ctrl+C stops the run and keeps its checkpoint.
 * @param mayDiverge whether a run that diverges has done what was wanted of it
 */
export async function followRun(
  engine: EngineRequest,
  run: TrainCommand,
  io: CommandIo,
  mayDiverge = false,
): Promise<number> {
  const words = messages(io.language).commandLine;
  const ended = Promise.withResolvers<number>();
  const progress = showProgress(io, run.spec.training);

  const fail = (problem: Problem, more = ''): void => {
    progress.close();
    ended.resolve(refuse(problem, io, more));
  };

  const onEvent = (event: ApiEvent, bytes: Uint8Array<ArrayBuffer>): void => {
    if (io.json && event.type.startsWith('run/') && !unsaidEvents.has(event.type)) {
      const isPoints = event.type === 'run/steps';
      const { type } = event;
      io.stdout(
        JSON.stringify(
          isPoints ? { type, runId: event.runId, steps: decodePoints(event, bytes) } : event,
        ),
      );
    }
    switch (event.type) {
      case 'trainer/state':
        if (event.state === 'not-responding' && event.problem !== undefined)
          progress.note(wordProblem(event.problem, io.language));
        return;
      case 'run/started':
      case 'run/features':
      case 'run/steps':
      case 'run/epoch':
        return progress.show(event, bytes);
      case 'run/problem':
      case 'run/interrupted': {
        const { step, checkpointStep } = event;
        const word = checkpointStep === undefined ? 'lostAtStep' : 'resumeFromCheckpoint';
        const details = { step, checkpointStep: checkpointStep ?? 0, dir: run.dir };
        return fail(event.problem, fill(words[word], details, io.language));
      }
      case 'run/finished':
        progress.close();
        return ended.resolve(finish(event, run.dir, io, mayDiverge));
      default:
        return;
    }
  };

  const trainer = createCommandTrainer(onEvent);
  const stop = (): void => {
    progress.note(words.stopping);
    if (trainer.activeRun() === undefined) ended.reject(new ProblemError('run-cancelled'));
    else trainer.control('stop', run.runId);
  };
  io.signal.addEventListener('abort', stop, { once: true });
  try {
    const started = trainer.train(engine, run);
    // A run that cannot begin rejects; one that begins ends by an event.
    await Promise.race([started, ended.promise]);
    const exitCode = await ended.promise;
    return io.signal.aborted ? exitCodes.interrupted : exitCode;
  } finally {
    progress.close();
    io.signal.removeEventListener('abort', stop);
    await trainer.close();
  }
}

function finish(event: Finished, dir: string, io: CommandIo, mayDiverge: boolean): number {
  const words = messages(io.language).commandLine;
  const isDiverged = event.reason === 'diverged';
  const divergence = fill(words.diverged, { step: event.steps }, io.language);
  if (isDiverged && !mayDiverge) return refuseWith('run-diverged', divergence, io);
  if (!io.json) {
    io.stdout(isDiverged ? divergence : wordMetrics(event, io.language));
    io.stdout(fill(words.runFolder, { dir }, io.language));
  }
  return exitCodes.done;
}
