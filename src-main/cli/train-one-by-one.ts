import { fill } from '../../src-shared/messages/fill.ts';
import { messages } from '../../src-shared/messages/messages.ts';
import { wordProblem } from '../../src-shared/messages/word-problem.ts';
import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import type { SettingValue } from '../../src-shared/runs/run-settings.ts';
import type { SweptRun } from '../../src-shared/runs/sweep-result.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { createFiles } from '../host/files.ts';
import { newRunId } from '../host/new-run-id.ts';
import { readRunFile } from '../host/run-folder.ts';
import { summariseRun } from '../host/summarise-run.ts';
import type { CommandIo } from './command-io.ts';
import { createCommandTrainer } from './with-trainer.ts';

type Planned = {
  readonly spec: RunSpec;
  readonly values: readonly SettingValue[];
  readonly dir: string;
};
type Limits = {
  readonly engine: EngineRequest;
  readonly maxSteps: number | undefined;
  readonly dataPath: string | undefined;
};

/**
 * Trains one after the other in the same trainer and gives what came of each, those that failed with their reasons
 * apart. An interrupt stops the one that goes on and begins no more.
 */
export async function trainOneByOne(
  planned: readonly Planned[],
  { engine, maxSteps, dataPath }: Limits,
  io: CommandIo,
): Promise<{ readonly runs: readonly SweptRun[]; readonly failures: readonly Problem[] }> {
  const words = messages(io.language).commandLine;
  const runs: SweptRun[] = [];
  const failures: Problem[] = [];
  let ended = Promise.withResolvers<Problem | undefined>();
  const trainer = createCommandTrainer((event) => {
    if (event.type === 'run/finished') ended.resolve(undefined);
    if (event.type === 'run/problem' || event.type === 'run/interrupted')
      ended.resolve(event.problem);
    if (io.json && event.type === 'run/finished') io.stdout(JSON.stringify(event));
  });
  const stop = (): void => {
    const active = trainer.activeRun();
    if (active === undefined) ended.reject(new ProblemError('run-cancelled'));
    else trainer.control('stop', active.runId);
  };
  io.signal.addEventListener('abort', stop, { once: true });
  try {
    for (const [index, { spec, values, dir }] of planned.entries()) {
      if (io.signal.aborted) break;
      ended = Promise.withResolvers();
      const runId = newRunId();
      const command = {
        ...{ runId, dir, spec, resume: false, measureTraining: true },
        ...(maxSteps !== undefined && {
          maxSteps,
          ratePlan: { kind: 'steps' as const, steps: maxSteps },
        }),
        ...(dataPath !== undefined && { dataPath }),
      };
      const problem = await beginAndWait(trainer.train(engine, command), () => ended.promise);
      if (problem !== undefined) failures.push(problem);
      runs.push({ runId, values, ...(await factsOf(dir)) });
      const details = { done: index + 1, runs: planned.length };
      const failed = problem === undefined ? '' : ` ${wordProblem(problem, io.language)}`;
      io.stderr(`${fill(words.sweepProgress, details, io.language)}${failed}`);
    }
  } finally {
    io.signal.removeEventListener('abort', stop);
    await trainer.close();
  }
  return { runs, failures };
}

async function beginAndWait(
  begun: Promise<void>,
  end: () => Promise<Problem | undefined>,
): Promise<Problem | undefined> {
  try {
    await Promise.race([begun, end()]);
    return await end();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

/** What came of a run; one that never began was cut off. */
async function factsOf(dir: string): Promise<Omit<SweptRun, 'runId' | 'values'>> {
  const files = createFiles();
  const file = await readRunFile(files, dir);
  return file === undefined ? { state: 'interrupted' } : summariseRun(files, dir, file);
}
