import { saveCheckpoint } from '../checkpoints/checkpoint-folder.ts';
import { areFinite, readState } from '../checkpoints/model-state.ts';
import type { EventSender } from '../protocol/event-sender.ts';
import type { PreparedRun } from './prepare-run.ts';
import { progressOf } from './run-state.ts';

/** An epoch's end is worth a checkpoint where the last one is at least so old. */
const leastSecondsApart = 1;

/** When a run is saved, and how. */
export type RunCheckpoints = {
  /** Whether it is time for one in the middle of an epoch, or at an epoch's end. */
  readonly isDue: (at: 'step' | 'epoch') => boolean;
  /**
   * Saves the run as it stands, unless the newest checkpoint already shows that. `false` where a weight is no
   * longer a number: then nothing is saved, and the last checkpoint stays what it is.
   */
  readonly save: () => Promise<boolean>;
};

export function createRunCheckpoints(run: PreparedRun, sender: EventSender): RunCheckpoints {
  const { command, spec, model, optimizer, steps, state, earlyStopping } = run;
  let savedAt = performance.now();
  // A run that begins has none yet, so that its first epoch is saved however short it was.
  let savedStep = state.step === 0 ? undefined : state.step;

  return {
    isDue: (at) => {
      const seconds = (performance.now() - savedAt) / 1000;
      return at === 'epoch'
        ? savedStep === undefined || seconds >= leastSecondsApart
        : seconds >= spec.training.checkpointEverySeconds;
    },
    save: async () => {
      if (savedStep === state.step || state.step === 0) return true;
      steps.settle();
      const tensors = readState(model, optimizer);
      if (!areFinite(tensors)) return false;
      judge(run);
      const kept = earlyStopping?.tensors() ?? [];
      const progress = progressOf(state);
      await saveCheckpoint(command.dir, { progress, tensors: [...tensors, ...kept] });
      savedAt = performance.now();
      savedStep = state.step;
      const { runId } = command;
      sender.send({ type: 'run/checkpoint', runId, step: state.step, epoch: state.epoch });
      return true;
    },
  };
}

/** At the end of an epoch: notes whether this is the best state that was saved so far. */
function judge({ state }: PreparedRun): void {
  const loss = state.last?.valLoss ?? state.last?.loss;
  if (state.stepsInEpoch !== 0 || typeof loss !== 'number') return;
  if (state.best === undefined || loss < state.best.loss) state.best = { step: state.step, loss };
}
