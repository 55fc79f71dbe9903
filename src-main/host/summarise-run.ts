import type { RunSummary } from '../../src-shared/protocol/api.ts';
import type { RunNotes } from '../../src-shared/runs/run-card.ts';
import { runSettings } from '../../src-shared/runs/run-settings.ts';
import type { Files } from './files.ts';
import {
  checkpointStep,
  countSteps,
  readFinished,
  readRunEvents,
  type FinishedEvent,
  type RunFile,
} from './run-folder.ts';

/** A run as its own folder tells of it. */
export type RunFacts = Omit<
  RunSummary,
  'runId' | 'projectId' | keyof RunNotes | 'number' | 'sweep'
>;

/** What a run folder says of its run: what it was told, with what it was trained, and what came of it. */
export async function summariseRun(files: Files, dir: string, file: RunFile): Promise<RunFacts> {
  const finished = await readFinished(files, dir);
  const points = await countSteps(files, dir, file);
  const state = stateOf(finished, points);
  // The last point of one that diverged is of an update that was tried and not made.
  const step = state === 'diverged' ? (finished?.steps ?? points) : points;
  // A run that is over has said all in its last word.
  const epochs = finished === undefined ? await readRunEvents(files, dir, 'epochs.jsonl') : [];
  const last = epochs.findLast((event) => event.type === 'run/epoch');
  const checkpoint = await checkpointStep(files, dir);
  const figures = finished ?? last;
  return {
    startedAt: file.startedAt,
    state,
    step,
    epochs: finished?.epochs ?? last?.epoch ?? 0,
    engine: file.engine.id,
    seed: file.spec.training.seed,
    loss: figures?.loss ?? null,
    accuracy: figures?.accuracy ?? null,
    valLoss: figures?.valLoss ?? null,
    valAccuracy: figures?.valAccuracy ?? null,
    ...(finished?.trainLoss !== undefined && { trainLoss: finished.trainLoss }),
    ...(finished?.trainAccuracy !== undefined && { trainAccuracy: finished.trainAccuracy }),
    resumable: checkpoint !== undefined,
    ...(checkpoint !== undefined && { checkpointStep: checkpoint }),
    settings: runSettings(file.spec),
    ...(file.parameterCount !== undefined && { parameterCount: file.parameterCount }),
    ...(file.trainExamples !== undefined && { trainExamples: file.trainExamples }),
    environment: {
      programVersion: file.programVersion,
      engineVersion: file.engine.version,
      device: file.engine.device,
      dataHash: file.data.hash,
    },
  };
}

/** A run that did not end was cut off: who asks about the one that goes on knows it from the trainer. */
function stateOf(finished: FinishedEvent | undefined, points: number): RunSummary['state'] {
  if (finished === undefined) return 'interrupted';
  const tried = finished.reason === 'diverged' ? 1 : 0;
  // One that was resumed and cut off has steps that its first end knows nothing of.
  if (finished.steps + tried < points) return 'interrupted';
  return finished.reason === 'early-stopped' ? 'completed' : finished.reason;
}
