import * as tf from '@tensorflow/tfjs-core';

import type { LandscapeAsked, LandscapeRow } from '../../src-shared/protocol/landscape.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { loadEveryCheckpoint } from '../checkpoints/checkpoint-folder.ts';
import { writeWeights } from '../checkpoints/model-state.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { loadDataset } from '../datasets/load-dataset.ts';
import { buildModel } from '../model/build-model.ts';
import type { Model } from '../model/model.ts';
import { checkFit, classCountOf } from '../run/check-fit.ts';
import { readRun, type TrainedRun } from '../run/read-run.ts';
import { evaluateExamples } from '../training/evaluate-examples.ts';
import type { RequestSurroundings } from './answer-request.ts';
import {
  addScaled,
  orthogonal,
  project,
  randomDirection,
  readWeights,
  type Direction,
} from './directions.ts';

/** The loss is the mean over so many training examples at most, the first ones. */
const mostExamples = 512;

type Slice = Pick<LandscapeRow, 'aRange' | 'bRange'> & {
  readonly d1: Direction;
  readonly d2: Direction;
};

/** One row of the loss around a run's last weights, and where its other weights lie in the slice. */
export async function measureLandscape(
  request: Extract<TrainerCommand, { type: 'landscape' }>,
  { resourcesFolder }: RequestSurroundings,
): Promise<Answer> {
  const trained = await readRun(request.dir, 'last');
  const { run, model } = trained;
  try {
    const { spec } = run;
    const dataset = await loadDataset({
      data: spec.data,
      dataPath: request.dataPath ?? run.dataPath,
      resourcesFolder,
      seed: spec.training.seed,
      classCount: classCountOf(spec.model),
    });
    checkFit(spec.model, dataset);
    const last = readWeights(model);
    const others = await readPath(request.dir, trained);
    const slice = chooseSlice(model, request.asked, others[0]?.weights ?? last);
    const { losses, examples } = await measureRow(model, dataset, slice, {
      resolution: request.asked.resolution,
      row: request.row,
    });
    const path = [...others, { step: trained.checkpoint.progress.step, weights: last }].map(
      ({ step, weights }) => ({
        step,
        ...project(addScaled(weights, last, -1), slice.d1, slice.d2),
      }),
    );
    const { aRange, bRange } = slice;
    return { kind: 'landscape', row: { losses, aRange, bRange, path, examples } };
  } finally {
    model.dispose();
  }
}

/** A random slice around the weights that a model has now, or the one through where it began. */
export function chooseSlice(
  model: Model,
  { directions, seed }: Pick<LandscapeAsked, 'directions' | 'seed'>,
  first: Direction,
): Slice {
  const across = randomDirection(model, seed, 'second');
  if (directions === 'random') {
    const d1 = randomDirection(model, seed, 'first');
    return { d1, d2: across, aRange: [-1, 1], bRange: [-1, 1] };
  }
  const back = addScaled(first, readWeights(model), -1);
  return { d1: back, d2: orthogonal(across, back), aRange: [-0.5, 1.5], bRange: [-1, 1] };
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

/** The first weights, which follow from the run's seed, and those of the checkpoints that were kept before the last. */
async function readPath(
  dir: string,
  { run, checkpoint }: TrainedRun,
): Promise<{ readonly step: number; readonly weights: Direction }[]> {
  const model = buildModel(run.spec.model, run.spec.training.seed);
  try {
    const path = [{ step: 0, weights: readWeights(model) }];
    for (const { progress, tensors } of await loadEveryCheckpoint(dir)) {
      if (progress.step === 0 || progress.step >= checkpoint.progress.step) continue;
      writeWeights(model, tensors);
      path.push({ step: progress.step, weights: readWeights(model) });
    }
    return path;
  } finally {
    model.dispose();
  }
}
