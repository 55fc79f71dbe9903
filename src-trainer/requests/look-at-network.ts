import { ProblemError } from '../../src-shared/problem.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { streamsOf } from '../../src-shared/spec/streams-of.ts';
import { loadCheckpoint } from '../checkpoints/checkpoint-folder.ts';
import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { writeCarried } from '../checkpoints/model-state.ts';
import type { NamedTensor } from '../checkpoints/safetensors.ts';
import { loadStage } from '../checkpoints/stage-folder.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { clearCarriedStates } from '../model/carried-states.ts';
import { readWeightsOf } from '../run/begin-with-weights.ts';
import { checkFit, classCountOf } from '../run/check-fit.ts';
import { fitText } from '../run/fit-text.ts';
import { demandRunFile } from '../run/read-run.ts';
import type { RunFile } from '../run/run-file.ts';
import type { RequestSurroundings } from './answer-request.ts';
import type { KeptNetwork } from './kept-parts.ts';

/** Which network is meant: the untrained one of a spec, a run's newest state, or one of its stages. */
type NetworkAsked = {
  readonly spec: RunSpec;
  readonly dir?: string | undefined;
  readonly step?: number | undefined;
  /** The user's own data instead of the spec's. */
  readonly dataPath?: string | undefined;
  /** The run whose weights the untrained one begins with. */
  readonly weightsFrom?: string | undefined;
};

/** A run's network at some step. Only its newest state knows the next step of training. */
type Looked = {
  readonly run: RunFile;
  readonly step: number;
  readonly weights: readonly NamedTensor[];
  readonly checkpoint: Checkpoint | undefined;
};

/** A network as it stood at a step, and the data it is asked about; they are the caller's until its turn is over. */
export type LookedNetwork = KeptNetwork & {
  readonly spec: RunSpec;
  readonly dataset: Dataset;
  readonly step: number;
  /** Absent for a network that has not been trained. */
  readonly run: RunFile | undefined;
  /** Absent for the first weights of a spec, and for stages. */
  readonly checkpoint: Checkpoint | undefined;
};

/** Finds a network and its data; to be called in a turn of the kept parts. Rejects with a `ProblemError`. */
export async function lookAtNetwork(
  request: NetworkAsked,
  {
    engine,
    resourcesFolder,
    kept,
  }: Pick<RequestSurroundings, 'engine' | 'resourcesFolder' | 'kept'>,
): Promise<LookedNetwork> {
  const looked = await lookUp(request);
  const asked = looked?.run.spec ?? request.spec;
  const dataset = await kept.load({
    data: asked.data,
    dataPath: request.dataPath ?? looked?.run.dataPath,
    resourcesFolder,
    seed: asked.training.seed,
    classCount: classCountOf(asked.model),
    streams: streamsOf(asked),
  });
  const spec = looked === undefined ? fitText(asked, dataset, undefined) : asked;
  checkFit(spec.model, dataset);
  const begun =
    looked === undefined && request.weightsFrom !== undefined
      ? await readWeightsOf(request.weightsFrom)
      : undefined;
  const { model, writer } = openNetwork();
  const { step = 0, run, checkpoint } = looked ?? {};
  model.counter.step = step;
  return { model, writer, spec, dataset, step, run, checkpoint };

  function openNetwork(): KeptNetwork {
    try {
      const network = kept.network(engine, spec, looked?.weights, dataset, begun?.put);
      const { carried } = network.model;
      if (looked?.checkpoint === undefined) clearCarriedStates(carried);
      else writeCarried(network.model, looked.checkpoint.tensors);
      return network;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ProblemError('checkpoint-broken', { file: request.dir ?? '' });
    }
  }
}

/** What of a run is looked at; `undefined` for a network that has not been trained. */
async function lookUp({ dir, step }: NetworkAsked): Promise<Looked | undefined> {
  if (dir === undefined) return undefined;
  const run = await demandRunFile(dir);
  if (step !== undefined) {
    return { run, step, weights: await loadStage(dir, step), checkpoint: undefined };
  }
  const checkpoint = await loadCheckpoint(dir, 'last');
  if (checkpoint === undefined) throw new ProblemError('run-untrained', { dir });
  return { run, step: checkpoint.progress.step, weights: checkpoint.tensors, checkpoint };
}
