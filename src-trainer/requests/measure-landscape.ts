import * as tf from '@tensorflow/tfjs-core';

import type { LandscapeRow } from '../../src-shared/protocol/landscape.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { thinStages } from '../../src-shared/runs/stages.ts';
import { streamsOf } from '../../src-shared/spec/streams-of.ts';
import { loadCheckpoint, loadEveryCheckpoint } from '../checkpoints/checkpoint-folder.ts';
import { readModelWeights, weightsIn } from '../checkpoints/model-state.ts';
import type { NamedTensor } from '../checkpoints/safetensors.ts';
import { listStages, loadStage } from '../checkpoints/stage-folder.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { buildModel } from '../model/build-model.ts';
import type { Model } from '../model/model.ts';
import { checkFit, classCountOf } from '../run/check-fit.ts';
import { demandRunFile } from '../run/read-run.ts';
import type { RunFile } from '../run/run-file.ts';
import { evaluateExamples } from '../training/evaluate-examples.ts';
import type { RequestSurroundings } from './answer-request.ts';
import {
  addScaled,
  project,
  readWeights,
  wayBetween,
  type Direction,
} from '../landscape/directions.ts';
import { chooseSlice, type Slice } from '../landscape/landscape-slice.ts';

/** The loss is the mean over so many training examples at most, the first ones. */
const mostExamples = 512;
/** No more numbers of the way are held at once; of a large network fewer places are. */
const mostNumbers = 32_000_000;

type LandscapeRequest = Extract<TrainerCommand, { type: 'landscape' }>;
type WayPoint = { readonly step: number; readonly weights: Direction };
type Prepared = {
  readonly key: string;
  readonly centre: Centre;
  readonly slice: Slice;
  readonly path: LandscapeRow['path'];
};
/** The weights in the middle. */
type Centre = { readonly step: number; readonly tensors: readonly NamedTensor[] };

/**
 * The slice of the last row: the rows of one slice have it and its centre in common, also when the checkpoint is gone
 * and another network was looked at meanwhile.
 */
const slices = new WeakMap<object, Prepared>();

/** One row of the loss around a run's weights, and where its earlier weights lie in the slice. */
export function measureLandscape(
  request: LandscapeRequest,
  surroundings: Omit<RequestSurroundings, 'sender'>,
): Promise<Answer> {
  return surroundings.kept.inTurn(() => measure(request, surroundings));
}

async function measure(
  request: LandscapeRequest,
  { engine, resourcesFolder, kept }: Omit<RequestSurroundings, 'sender'>,
): Promise<Answer> {
  const { dir, asked, row } = request;
  const run = await demandRunFile(dir);
  const before = slices.get(kept.lifetime());
  const { directions, seed } = asked;
  const keyOf = (step: number): string => JSON.stringify([dir, directions, seed, step]);
  const centre =
    before?.key === keyOf(request.centre ?? -1)
      ? before.centre
      : await loadCentre(dir, request.centre);
  const { spec } = run;
  const dataset = await kept.load({
    data: spec.data,
    dataPath: request.dataPath ?? run.dataPath,
    resourcesFolder,
    seed: spec.training.seed,
    classCount: classCountOf(spec.model),
    streams: streamsOf(spec),
  });
  checkFit(spec.model, dataset);
  const model = openModel();
  model.counter.step = centre.step;
  const key = keyOf(centre.step);
  const prepared =
    before?.key === key ? before : { key, ...(await prepare(request, run, model, centre.step)) };
  slices.set(kept.lifetime(), prepared);
  const { slice, path } = prepared;
  const { losses, examples } = await measureRow(model, dataset, slice, {
    resolution: asked.resolution,
    row,
  });
  const { aRange, bRange, explained } = slice;
  const shares = explained === undefined ? {} : { explained };
  return {
    kind: 'landscape',
    row: { losses, centre: centre.step, aRange, bRange, path, examples, ...shares },
  };

  function openModel(): Model {
    try {
      return kept.network(engine, spec, centre.tensors, dataset).model;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ProblemError('checkpoint-broken', { file: dir });
    }
  }
}

/** The weights of a step that a checkpoint or a stage has, else rejects with `stage-missing`; without one the newest. */
async function loadCentre(dir: string, step: number | undefined): Promise<Centre> {
  if (step === undefined) {
    const newest = await loadCheckpoint(dir);
    if (newest === undefined) throw new ProblemError('run-untrained', { dir });
    return { step: newest.progress.step, tensors: newest.tensors };
  }
  const kept = (await loadEveryCheckpoint(dir)).find(({ progress }) => progress.step === step);
  return { step, tensors: kept?.tensors ?? (await loadStage(dir, step)) };
}

/** The slice that is asked for and the run's way in it; the model has the weights in the middle. */
async function prepare(
  { dir, asked: { directions, seed } }: LandscapeRequest,
  run: RunFile,
  model: Model,
  lastStep: number,
): Promise<Omit<Prepared, 'key'>> {
  const last = readWeights(model);
  const way = await readWay(dir, run, model, lastStep);
  const slice = chooseSlice(
    model,
    { directions, seed },
    way.map(({ weights }) => weights),
  );
  const path = [...way, { step: lastStep, weights: last }].map(({ step, weights }) => ({
    step,
    ...project(wayBetween(model, last, weights), slice.d1, slice.d2),
  }));
  return { centre: { step: lastStep, tensors: readModelWeights(model) }, slice, path };
}

/** L(w + a·d1 + b·d2) along one row; the model has its own weights again afterwards. */
export async function measureRow(
  model: Model,
  dataset: Dataset,
  { d1, d2, aRange, bRange }: Slice,
  { resolution, row }: { readonly resolution: number; readonly row: number },
): Promise<Pick<LandscapeRow, 'losses' | 'examples'>> {
  const centre = readWeights(model);
  const places = (range: readonly [number, number], at: number): number =>
    range[0] + ((range[1] - range[0]) * at) / (resolution - 1);
  const base = addScaled(centre, d2, places(bRange, row));
  const losses: (number | null)[] = [];
  const examples = Math.min(mostExamples, dataset.train.count);
  const options = { batchSize: mostExamples, atMost: examples };
  for (let at = 0; at < resolution; at += 1) {
    assign(model, addScaled(base, d1, places(aRange, at)));
    const { loss } = await evaluateExamples(model, dataset, dataset.train, options);
    losses.push(Number.isFinite(loss) ? loss : null);
  }
  assign(model, centre);
  return { losses, examples };
}

function assign({ weights }: Model, values: Direction): void {
  for (const [index, { variable }] of weights.entries()) {
    const numbers = Float32Array.from(values[index] ?? []);
    tf.tidy(() => variable.assign(tf.tensor(numbers, variable.shape)));
  }
}

/**
 * The weights that the run had before its last ones, the first ones first: those of its stages, and of the checkpoints
 * that were kept. The first of all follow from its seed where no stage has them.
 */
async function readWay(
  dir: string,
  run: RunFile,
  model: Model,
  lastStep: number,
): Promise<readonly WayPoint[]> {
  const room = Math.max(2, Math.floor(mostNumbers / Math.max(1, model.parameterCount)));
  const steps = (await listStages(dir)).filter((step) => step < lastStep);
  const way = new Map<number, Direction>();
  const add = (step: number, tensors: readonly NamedTensor[]): void => {
    way.set(
      step,
      weightsIn(model, tensors).map((values) => Float64Array.from(values)),
    );
  };
  for (const step of thinStages(steps, room)) {
    try {
      add(step, await loadStage(dir, step));
    } catch (error) {
      // One that was thinned out meanwhile, or is broken, is left out.
      if (!(error instanceof ProblemError || error instanceof RangeError)) throw error;
    }
  }
  for (const { progress, tensors } of await loadEveryCheckpoint(dir)) {
    if (progress.step > 0 && progress.step < lastStep && way.size < room) {
      add(progress.step, tensors);
    }
  }
  if (!way.has(0)) {
    const first = buildModel(run.spec.model, run.spec.training.seed);
    way.set(0, readWeights(first));
    first.dispose();
  }
  return [...way]
    .map(([step, weights]) => ({ step, weights }))
    .toSorted((one, other) => one.step - other.step);
}
