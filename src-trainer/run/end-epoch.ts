import { newLossWatch, watchLoss } from '../../src-shared/spec/loss-watch.ts';
import { finiteOrNull, peakMemoryBytes, resultOf } from './finish-run.ts';
import { saveRun, type LiveRun } from './live-run.ts';
import { completeEpoch, meansOf, watchedLoss } from './run-state.ts';
import { intervalMs } from './point-buffer.ts';
import type { EndReason } from './training-loop.ts';

/**
 * Closes an epoch: measures the network on what was held out, notes the result, saves where it is time to,
 * and tells of it. The run is over where the held-out loss is no number, or where it is to stop early.
 */
export async function endEpoch(live: LiveRun): Promise<EndReason | undefined> {
  const { run, surroundings, journal, checkpoints, judge } = live;
  const { setActivity } = surroundings;
  const { state, command, spec, settings, earlyStopping } = run;
  const examplesPerSecond = state.epochExamples / state.epochSeconds;
  // The epoch's last loss points are not kept waiting for the evaluation; but where epochs are so quick that each
  // would be a message, they go together.
  const epochMs = 1000 * state.epochSeconds + judge.lastMs();
  journal.points.flush(epochMs >= intervalMs);
  setActivity('evaluating');
  const evaluation = await judge.evaluate();
  setActivity('training');
  const result = resultOf(meansOf(state) ?? { loss: null }, evaluation);
  completeEpoch(state, result);
  if (spec.training.schedule === 'plateau') {
    const { patience } = spec.training.scheduleSettings;
    state.rateWatch = watchLoss(state.rateWatch ?? newLossWatch, watchedLoss(result), patience);
  }
  const { runId } = command;
  const { epoch, step } = state;
  const event = {
    type: 'run/epoch',
    runId,
    epoch,
    step,
    ...result,
    examplesPerSecond,
    peakMemoryBytes: peakMemoryBytes(),
  } as const;
  // Noted before the checkpoint, so that a run that goes on from it has the line; told after it.
  journal.noteEpoch(event);
  const isDiverged = evaluation !== undefined && finiteOrNull(evaluation.loss) === null;
  if (isDiverged) {
    journal.points.sendBehind(event);
    return 'diverged';
  }
  if (earlyStopping?.noteEpoch(result) === true) {
    // The run's last checkpoint holds what it takes back. One that went on from there does so when it is done again.
    earlyStopping.restoreBest();
    journal.points.sendBehind(event);
    return settings.isContinuedAt(step + 1) ? undefined : 'early-stopped';
  }
  const end = checkpoints.isDue('epoch') ? await saveRun(live) : undefined;
  journal.points.sendBehind(event);
  return end;
}
