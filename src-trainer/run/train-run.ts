import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { Activity } from '../../src-shared/protocol/trainer-messages.ts';
import type { Engine } from '../engine/engine.ts';
import type { ProbeService } from '../probes/probe-service.ts';
import type { EventSender } from '../protocol/event-sender.ts';
import { createBreather } from '../training/breathe.ts';
import { finishRun, finiteOrNull, lastResult, resultOf } from './finish-run.ts';
import { createRunJudge } from './judge-run.ts';
import { prepareRun, type PreparedRun, type TrainCommand } from './prepare-run.ts';
import { createRunCheckpoints } from './run-checkpoints.ts';
import type { RunControl } from './run-control.ts';
import { openRunJournal } from './run-journal.ts';
import { completeEpoch, meansOf } from './run-state.ts';
import { createStageSamples } from './stage-samples.ts';
import { runTrainingLoop, type EndReason } from './training-loop.ts';

/** While a run is paused its probes are looked at so often. */
const pausedProbesMs = 250;

/** What a run needs of the process it runs in. */
export type RunSurroundings = {
  readonly engine: Engine;
  readonly resourcesFolder: string;
  readonly sender: EventSender;
  readonly control: RunControl;
  readonly probes: ProbeService;
  readonly setActivity: (activity: Activity) => void;
};

/**
 * Trains from the first step, or from the newest checkpoint, to the end, and tells of it by events. Rejects
 * with a `ProblemError` where it cannot begin. All tensors are given back whatever happens.
 */
export async function trainRun(
  command: TrainCommand,
  surroundings: RunSurroundings,
): Promise<void> {
  surroundings.setActivity('loading');
  const { engine, resourcesFolder } = surroundings;
  const run = await prepareRun(command, engine, resourcesFolder);
  try {
    await carryOut(run, surroundings);
  } finally {
    run.dispose();
  }
}

async function carryOut(run: PreparedRun, surroundings: RunSurroundings): Promise<void> {
  const { engine, sender, control, probes, setActivity } = surroundings;
  const { command, dataset, spec, state, stepsPerEpoch } = run;
  const { runId, maxSteps, maxMinutes } = command;
  const startedAt = performance.now();
  await rm(join(command.dir, 'finished.json'), { force: true });
  const journal = openRunJournal(run, sender);
  const checkpoints = createRunCheckpoints(run, sender);
  const judge = createRunJudge(run);
  const samples = createStageSamples(run);
  const breathe = createBreather();
  let isFirstPoint = true;
  let saysPaused = false;

  sender.send({
    type: 'run/started',
    runId,
    dir: command.dir,
    engine: engine.id,
    device: engine.device,
    trainerPid: process.pid,
    parameterCount: run.model.parameterCount,
    trainExamples: dataset.train.count,
    validationExamples: dataset.validation.count,
    batchSize: spec.training.batchSize,
    epochs: spec.training.epochs,
    seed: spec.training.seed,
    stepsPerEpoch,
    fromStep: state.step,
  });

  const isOver = (): EndReason | undefined => {
    if (control.isStopped()) return 'stopped';
    const minutes = (performance.now() - startedAt) / 60_000;
    const isLimitReached =
      state.step >= (maxSteps ?? Infinity) || minutes >= (maxMinutes ?? Infinity);
    return isLimitReached ? 'completed' : undefined;
  };

  const serveProbes = async (): Promise<void> => {
    const now = { step: state.step, judgedStep: judge.judgedStep() };
    if (probes.isDue(now)) await probes.serve(judge.context(), now);
  };

  const writeSample = async (): Promise<void> => {
    if (samples?.isStage() !== true) return;
    const event = {
      type: 'run/sample',
      runId,
      step: state.step,
      ...(await samples.write()),
    } as const;
    journal.noteSample(event);
    sender.send(event);
  };

  const save = async (): Promise<EndReason | undefined> => {
    setActivity('saving');
    journal.points.flush(true);
    const isSaved = await checkpoints.save();
    setActivity('training');
    return isSaved ? undefined : 'diverged';
  };

  const waitWhilePaused = async (): Promise<EndReason | undefined> => {
    journal.points.flush(true);
    if (!saysPaused || checkpoints.isDue('epoch')) {
      const end = await save();
      if (end !== undefined) return end;
    }
    setActivity('paused');
    saysPaused = true;
    sender.send({ type: 'run/state', runId, state: 'paused', step: state.step });
    while (control.isPaused() && !control.isStopped()) {
      const change = control.nextChange();
      await serveProbes();
      await Promise.race([change, delay(pausedProbesMs)]);
    }
    setActivity('training');
    if (!control.isPausing()) {
      saysPaused = false;
      sender.send({ type: 'run/state', runId, state: 'running', step: state.step });
    }
    return undefined;
  };

  const beforeStep = async (): Promise<EndReason | undefined> => {
    await breathe();
    journal.points.flush(false);
    if (control.isPaused() && !control.isStopped()) {
      const end = await waitWhilePaused();
      if (end !== undefined) return end;
    }
    const end = isOver();
    if (end !== undefined) return end;
    await writeSample();
    await serveProbes();
    control.noteStep();
    return checkpoints.isDue('step') ? await save() : undefined;
  };

  const onPoint = (values: readonly number[]): void => {
    // The point of a loss that is no number was no update: it stands at the step that was tried.
    const step = Number.isFinite(values[0]) ? state.step : state.step + 1;
    journal.points.add(step, Math.floor(step / stepsPerEpoch), values);
    journal.points.flush(isFirstPoint);
    isFirstPoint = false;
  };

  const onEpochEnd = async (): Promise<EndReason | undefined> => {
    const examplesPerSecond = state.epochExamples / state.epochSeconds;
    setActivity('evaluating');
    const evaluation = await judge.evaluate();
    setActivity('training');
    const result = resultOf(meansOf(state) ?? { loss: null }, evaluation);
    completeEpoch(state, result);
    const { epoch, step } = state;
    const event = { type: 'run/epoch', runId, epoch, step, ...result, examplesPerSecond } as const;
    // Noted before the checkpoint, so that a run that goes on from it has the line; told after it.
    journal.noteEpoch(event);
    journal.points.flush(true);
    const isDiverged = evaluation !== undefined && finiteOrNull(evaluation.loss) === null;
    const end = isDiverged ? 'diverged' : checkpoints.isDue('epoch') ? await save() : undefined;
    sender.send(event);
    return end;
  };

  try {
    setActivity('training');
    const reason = await runTrainingLoop(run, { beforeStep, onPoint, onEpochEnd });
    journal.points.flush(true);
    if (reason !== 'diverged') await save();
    const isEvaluated = reason !== 'completed' || state.stepsInEpoch === 0;
    setActivity('evaluating');
    const evaluation = isEvaluated ? undefined : await judge.evaluate();
    await writeSample();
    await serveProbes();
    setActivity('saving');
    const seconds = (performance.now() - startedAt) / 1000;
    const result = lastResult(run, evaluation);
    sender.send(await finishRun(run, engine, { reason, result, seconds }));
  } finally {
    journal.close();
  }
}
