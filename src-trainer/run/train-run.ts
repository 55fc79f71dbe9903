import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { rowsOfBatch } from '../training/rows-of-batch.ts';
import { createBeforeSteps, mostSteps } from './before-step.ts';
import { endEpoch } from './end-epoch.ts';
import { finishRun, lastResult } from './finish-run.ts';
import {
  openLiveRun,
  saveRun,
  serveProbes,
  writeLastSample,
  type LiveRun,
  type RunSurroundings,
} from './live-run.ts';
import { prepareRun, type TrainCommand } from './prepare-run.ts';
import { runTrainingLoop } from './training-loop.ts';

/**
 * Trains from the first step, or from the newest checkpoint, to the end, and tells of it by events. Rejects
 * with a `ProblemError` where it cannot begin or go on. All tensors are given back whatever happens.
 */
export async function trainRun(
  command: TrainCommand,
  surroundings: RunSurroundings,
): Promise<void> {
  surroundings.setActivity('loading');
  const run = await prepareRun(command, surroundings);
  try {
    await rm(join(command.dir, 'finished.json'), { force: true });
    const live = await openLiveRun(run, surroundings);
    try {
      await trainLive(live);
    } finally {
      live.journal.close();
    }
  } finally {
    run.dispose();
  }
}

async function trainLive(live: LiveRun): Promise<void> {
  const { run, surroundings, journal, judge } = live;
  const { engine, sender, setActivity } = surroundings;
  const { state } = run;
  sayStarted(live);
  setActivity('training');
  const end = await runTrainingLoop(run, {
    beforeSteps: createBeforeSteps(live),
    mostSteps: () => mostSteps(live),
    onSteps: surroundings.control.noteSteps,
    onPoint: createPointNote(live),
    onEpochEnd: () => endEpoch(live),
  });
  journal.points.flush(true);
  // The last update may have made weights of no number, which the loss before it could not show.
  const reason = end === 'diverged' ? end : ((await saveRun(live)) ?? end);
  setActivity('evaluating');
  // Weights that were taken back from an earlier epoch are not those of this step.
  if (reason !== 'early-stopped') live.layers.finish();
  await live.stages.finish();
  // A limit may end a run in the middle of an epoch, which then has not been measured yet.
  const isMeasured = reason !== 'completed' || state.stepsInEpoch === 0;
  const result = lastResult(run, isMeasured ? undefined : await judge.evaluate());
  const training =
    run.command.measureTraining === true ? await judge.evaluateTraining() : undefined;
  if (reason !== 'diverged') await writeLastSample(live);
  await serveProbes(live);
  setActivity('saving');
  const seconds = (performance.now() - live.startedAtMs) / 1000;
  sender.send(await finishRun(run, engine, { reason, result, training, seconds }));
}

function sayStarted({ run, surroundings }: LiveRun): void {
  const { command, dataset, settings, state } = run;
  const { epochs, seed } = settings.at(state.step + 1).training;
  surroundings.sender.send({
    type: 'run/started',
    runId: command.runId,
    dir: command.dir,
    engine: surroundings.engine.id,
    device: surroundings.engine.device,
    trainerPid: process.pid,
    parameterCount: run.model.parameterCount,
    trainExamples: dataset.train.count,
    validationExamples: dataset.validation.count,
    batchSize: rowsOfBatch(dataset, run.spec.training),
    epochs,
    seed,
    stepsPerEpoch: run.stepsPerEpoch,
    fromStep: state.step,
    ...(run.weightsTaken && { weightsFrom: run.weightsTaken }),
    ...(run.features && { features: run.features }),
    ...(run.steps.notCompiled && { notCompiled: run.steps.notCompiled }),
  });
}

/** Notes a loss point; the first one of all is handed on at once. */
function createPointNote({ run, journal }: LiveRun): (values: readonly number[]) => void {
  const { state, stepsPerEpoch } = run;
  let isFirst = true;
  return (values) => {
    // Where the loss is no number there was no update: the point stands at the step that was tried.
    const step = Number.isFinite(values[0]) ? state.step : state.step + 1;
    journal.points.add(step, Math.floor(step / stepsPerEpoch), values);
    journal.points.flush(isFirst);
    isFirst = false;
  };
}
