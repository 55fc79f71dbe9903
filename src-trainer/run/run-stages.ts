import { isStage, mostStages, nextRoundStep, thinStages } from '../../src-shared/runs/stages.ts';
import { areFinite, readModelWeights } from '../checkpoints/model-state.ts';
import { listStages, removeStage, saveStage } from '../checkpoints/stage-folder.ts';
import type { EventSender } from '../protocol/event-sender.ts';
import type { PreparedRun } from './prepare-run.ts';

/** All stages of a run together take at most this room on the disk. */
const mostBytes = 512 * 1024 * 1024;

/** Keeps what the network is like at steps all along a training, so that one can look back. */
export type RunStages = {
  /** How many steps there are to the next stage in the middle of an epoch. */
  readonly stepsToNext: () => number;
  /** Keeps the network as it stands where this step is a stage; it is written while training goes on. */
  readonly keep: () => Promise<void>;
  /** Keeps the network as the run ends, and waits until all is written. */
  readonly finish: () => Promise<void>;
};

/** Opens a run's stages; those behind the step that it goes on from are taken out. */
export async function openRunStages(run: PreparedRun, sender: EventSender): Promise<RunStages> {
  const { command, model, state, steps } = run;
  const { dir, runId } = command;
  let kept: readonly number[] = await listStages(dir);
  for (const step of kept) if (step > state.step) await removeStage(dir, step);
  kept = kept.filter((step) => step <= state.step);
  const bytes = 4 * model.weights.reduce((sum, { variable }) => sum + variable.size, 0);
  const room = Math.min(mostStages, Math.floor(mostBytes / Math.max(1, bytes)));
  // One stage is nothing to look back at.
  let isKeeping = room >= 2;
  let lastStep: number | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = async (step: number, weights: ReturnType<typeof readModelWeights>) => {
    try {
      await saveStage(dir, step, weights);
      const wanted = thinStages([...kept.filter((one) => one < step), step], room);
      for (const one of kept) if (!wanted.includes(one)) await removeStage(dir, one);
      kept = wanted;
      sender.send({ type: 'run/stage', runId, step, steps: [...kept] });
    } catch {
      // No training ends for want of a look back. Where the disk is full the next checkpoint says so.
      isKeeping = false;
    }
  };
  const keepNow = async (): Promise<void> => {
    if (!isKeeping || lastStep === state.step) return;
    lastStep = state.step;
    if (kept.includes(state.step)) return;
    // Two at once would be twice the weights in memory.
    await writing;
    steps.settle();
    const weights = readModelWeights(model);
    if (areFinite(weights)) writing = write(state.step, weights);
  };

  return {
    stepsToNext: () =>
      isKeeping && state.epoch === 0 ? nextRoundStep(state.step) - state.step : Infinity,
    keep: async () => {
      if (isStage(state)) await keepNow();
    },
    finish: async () => {
      await keepNow();
      await writing;
    },
  };
}
