import { ProblemError } from '../../src-shared/problem.ts';
import type { TakenWeights } from '../../src-shared/protocol/taken-weights.ts';
import { loadCheckpoint } from '../checkpoints/checkpoint-folder.ts';
import { writeFittingWeights, writeWeights } from '../checkpoints/model-state.ts';
import type { NamedTensor } from '../checkpoints/safetensors.ts';
import { loadStage } from '../checkpoints/stage-folder.ts';
import type { Model } from '../model/model.ts';
import type { TrainCommand } from './prepare-run.ts';
import { demandRunFile } from './read-run.ts';
import type { RunOrigin } from './run-origin.ts';

/** The weights that a run is to begin with, where they are not drawn, and what becomes of them in its network. */
export type FirstWeights = { readonly put: (model: Model) => TakenWeights };

/**
 * Reads the weights that a run of this spec begins with beside the drawn ones: of the run that its spec names, as that
 * stands now; or, where the run was begun before and is done again, those that it really began with. `undefined`
 * where all are drawn. Rejects with `weights-missing`, `run-record-missing`, `run-untrained`, `stage-missing`;
 * `put` throws `weights-fit-nothing`.
 */
export async function readFirstWeights(
  { spec, dir, replayOf, weightsFrom }: TrainCommand,
  { before, source }: RunOrigin,
): Promise<FirstWeights | undefined> {
  const began = (before ?? source)?.weightsFrom;
  if (began !== undefined) {
    const tensors = await loadStage(replayOf ?? dir, 0);
    return {
      put: (model) => {
        writeWeights(model, tensors);
        return began;
      },
    };
  }
  if (weightsFrom !== undefined) return readWeightsOf(weightsFrom);
  if (spec.weightsFrom === undefined) return undefined;
  throw new ProblemError('weights-missing', { run: spec.weightsFrom });
}

/** The newest weights of the run in a folder, for the layers of another network. */
export async function readWeightsOf(folder: string): Promise<FirstWeights> {
  const { runId } = await demandRunFile(folder);
  const checkpoint = await loadCheckpoint(folder);
  if (checkpoint === undefined) throw new ProblemError('run-untrained', { dir: folder });
  const { tensors, progress } = checkpoint;
  return { put: (model) => ({ runId, step: progress.step, ...demandFit(model, tensors) }) };
}

function demandFit(
  model: Model,
  tensors: readonly NamedTensor[],
): Pick<TakenWeights, 'taken' | 'left'> {
  const fit = writeFittingWeights(model, tensors);
  if (fit.taken.length === 0) {
    throw new ProblemError('weights-fit-nothing', { layers: fit.left.join(', ') });
  }
  return fit;
}
