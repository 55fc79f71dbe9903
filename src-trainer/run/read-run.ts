import { ProblemError } from '../../src-shared/problem.ts';
import type { CheckpointChoice } from '../../src-shared/runs/checkpoint-choice.ts';
import { loadCheckpoint } from '../checkpoints/checkpoint-folder.ts';
import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { writeWeights } from '../checkpoints/model-state.ts';
import { buildModel } from '../model/build-model.ts';
import type { Model } from '../model/model.ts';
import { readRunFile, type RunFile } from './run-file.ts';

/** A trained network as a run folder holds it. Its owner disposes of the model. */
export type TrainedRun = {
  readonly run: RunFile;
  readonly model: Model;
  readonly checkpoint: Checkpoint;
};

/** A run's record. Rejects with `run-record-missing` or `run-broken`. */
export async function demandRunFile(dir: string): Promise<RunFile> {
  const run = await readRunFile(dir);
  if (run === undefined) throw new ProblemError('run-record-missing', { dir });
  return run;
}

/**
 * Reads a run folder and builds its network with the weights of a checkpoint. Rejects with `run-record-missing`,
 * `run-broken`, `run-untrained` (there is no checkpoint yet) or `checkpoint-broken`.
 */
export async function readRun(dir: string, choice: CheckpointChoice): Promise<TrainedRun> {
  const run = await demandRunFile(dir);
  const checkpoint = await loadCheckpoint(dir, choice);
  if (checkpoint === undefined) throw new ProblemError('run-untrained', { dir });
  const model = buildModel(run.spec.model, run.spec.training.seed);
  try {
    writeWeights(model, checkpoint.tensors);
  } catch (error) {
    model.dispose();
    if (error instanceof RangeError) throw new ProblemError('checkpoint-broken', { file: dir });
    throw error;
  }
  model.counter.step = checkpoint.progress.step;
  return { run, model, checkpoint };
}
