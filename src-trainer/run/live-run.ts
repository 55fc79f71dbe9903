import type { Activity } from '../../src-shared/protocol/trainer-messages.ts';
import type { loadDataset } from '../datasets/load-dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { createLayerRecorder, type LayerRecorder } from '../health/layer-recorder.ts';
import { measureData } from '../health/measure-data.ts';
import type { ProbeService } from '../probes/probe-service.ts';
import type { EventSender } from '../protocol/event-sender.ts';
import { createRunJudge, type RunJudge } from './judge-run.ts';
import type { PreparedRun } from './prepare-run.ts';
import { createRunChanges, type RunChanges } from './run-changes.ts';
import { openRunStages, type RunStages } from './run-stages.ts';
import { createRunCheckpoints, type RunCheckpoints } from './run-checkpoints.ts';
import type { RunControl } from './run-control.ts';
import { openRunJournal, type RunJournal } from './run-journal.ts';
import { createStageSamples, type StageSamples } from './stage-samples.ts';
import type { EndReason } from './training-loop.ts';

/** What a run needs of the process it runs in. */
export type RunSurroundings = {
  readonly engine: Engine;
  readonly resourcesFolder: string;
  /** Where what frozen layers give is kept; they are run at every step where absent. */
  readonly featuresFolder?: string | undefined;
  /** Loads the run's data where others may want to have them too. */
  readonly loadData?: typeof loadDataset;
  readonly sender: EventSender;
  readonly control: RunControl;
  readonly probes: ProbeService;
  readonly setActivity: (activity: Activity) => void;
};

/** A run while it trains: the network and all that goes on around it. */
export type LiveRun = {
  readonly run: PreparedRun;
  readonly surroundings: RunSurroundings;
  readonly journal: RunJournal;
  readonly checkpoints: RunCheckpoints;
  readonly stages: RunStages;
  readonly judge: RunJudge;
  readonly changes: RunChanges;
  readonly samples: StageSamples | undefined;
  readonly layers: LayerRecorder;
  /** On the clock of `performance.now()`. */
  readonly startedAtMs: number;
};

/** Opens a run's record and what else it needs to train. */
export async function openLiveRun(
  run: PreparedRun,
  surroundings: RunSurroundings,
): Promise<LiveRun> {
  const { sender } = surroundings;
  const { runId } = run.command;
  const stages = await openRunStages(run, sender);
  const journal = openRunJournal(run, sender);
  const layers = createLayerRecorder(run, (reading) => {
    const event = { type: 'run/layers', runId, ...reading } as const;
    journal.noteLayers(event);
    sender.send(event);
  });
  return {
    run,
    surroundings,
    journal,
    layers,
    stages,
    checkpoints: createRunCheckpoints(run, sender),
    judge: createRunJudge(run),
    changes: createRunChanges(run, surroundings),
    samples: createStageSamples(run),
    startedAtMs: performance.now(),
  };
}

/** Says what the run's examples are like, for the record and for whoever watches. */
export function sayDataFacts({ run, surroundings, journal }: LiveRun): void {
  const { runId } = run.command;
  const facts = measureData(run.dataset);
  const event = { type: 'run/data-facts', runId, step: run.state.step, facts } as const;
  journal.noteFacts(event);
  surroundings.sender.send(event);
}

/** Answers the probes that are due. */
export async function serveProbes({ run, surroundings, judge }: LiveRun): Promise<void> {
  const isPaused = surroundings.control.isPaused();
  const now = { step: run.state.step, judgedStep: judge.judgedStep(), isPaused };
  if (!surroundings.probes.isDue(now)) return;
  const settled = () => {
    run.steps.settle();
    return { ...judge.context(), isStopped: surroundings.control.isStopped };
  };
  await surroundings.probes.serve(settled, now);
}

/** Lets a character model write where this step is a stage, unless it is stopped meanwhile. */
export async function writeStageSample(live: LiveRun, isStopped: () => boolean): Promise<void> {
  if (live.samples?.isStage() === true) await writeSample(live, isStopped);
}

/** Lets a character model write as it has ended, so that the newest of its texts is that of its last step. */
export async function writeLastSample(live: LiveRun): Promise<void> {
  if (live.samples?.isWritten() === false && live.run.state.step > 0) await writeSample(live);
}

async function writeSample(
  { run, surroundings, ...live }: LiveRun,
  isStopped?: () => boolean,
): Promise<void> {
  const { runId } = run.command;
  const { step } = run.state;
  run.steps.settle();
  const sample = await live.samples?.write(isStopped);
  if (sample === undefined) return;
  const event = { type: 'run/sample', runId, step, ...sample } as const;
  live.journal.noteSample(event);
  surroundings.sender.send(event);
}

/** Saves a checkpoint; the run is over where its weights are no longer numbers. */
export async function saveRun({
  journal,
  checkpoints,
  surroundings,
}: LiveRun): Promise<EndReason | undefined> {
  surroundings.setActivity('saving');
  // The record is never behind a checkpoint: a run that goes on from it finds all its points.
  journal.points.flush(true);
  const isSaved = await checkpoints.save();
  surroundings.setActivity('training');
  return isSaved ? undefined : 'diverged';
}
