import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'vitest';

import type { TrainingSettings } from '../../../src-shared/document/document.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Link } from '../../../src-shared/templates/make-network.ts';
import { loadCheckpoint } from '../../../src-trainer/checkpoints/checkpoint-folder.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { randomStream } from '../../../src-trainer/random/random-stream.ts';
import { makeIdx } from '../datasets/idx-files.ts';
import { trainHere, type TrainedHere } from '../run-in-process.ts';
import { chainSpec } from '../small-run.ts';

export const side = 6;
export const classCount = 3;

/** A picture of `side` by `side` bytes and its class. */
export type Example = { readonly pixels: Uint8Array; readonly label: number };

/** Random pictures; the class decides which third of the rows is bright, so that there is something to learn. */
export function drawExamples(name: string, count: number): Example[] {
  const random = randomStream(0, 'gates', name);
  return Array.from({ length: count }, (_, index) => {
    const label = index % classCount;
    const pixels = Uint8Array.from({ length: side * side }, (_value, place) => {
      const isBright = Math.floor((place / side) * (classCount / side)) === label;
      return random.nextBelow(128) + (isBright ? 127 : 0);
    });
    return { pixels, label };
  });
}

/** What a run learns from, and what it is measured on where that is not nothing. */
export type Split = { readonly train: readonly Example[]; readonly test?: readonly Example[] };

export type Trained = Omit<TrainedHere, 'points'> & {
  /** The loss of every step. */
  readonly losses: readonly number[];
  /** The run's last checkpoint: `weights/<node>/<weight>` and `optimizer/<slot>/<node>/<weight>`. */
  readonly tensors: ReadonlyMap<string, Float32Array>;
};

/** The spec of a chain of layers behind pictures of `drawExamples`. */
export function imagesSpec(links: readonly Link[], training: Partial<TrainingSettings>): RunSpec {
  const data = { source: { kind: 'imported', id: 'gate' }, validationShare: 0 } as const;
  return chainSpec(data, [['Input', { shape: [side, side, 1] }], ...links], {
    batchSize: 4096,
    epochs: 100,
    ...training,
  });
}

/** A run on these pictures from files, as a user's own are read, for `maxSteps` steps. */
export async function trainImages(
  engine: Engine,
  spec: RunSpec,
  { train, test }: Split,
  maxSteps: number,
): Promise<Trained> {
  const folder = await mkdtemp(join(tmpdir(), 'lienzo-gate-'));
  try {
    const dataPath = join(folder, 'train-images-idx3-ubyte');
    await writePair(folder, 'train', train);
    if (test !== undefined) await writePair(folder, 't10k', test);
    const run = join(folder, 'run');
    const { points, ...trained } = await trainHere(run, spec, {
      engine,
      maxSteps,
      dataPath: test === undefined ? dataPath : folder,
    });
    // What is shown of these runs is to be shown of the way in which the engine really trains.
    expect(trained.finished.compiled).toBe(engine.graphs !== undefined);
    const { tensors = [] } = (await loadCheckpoint(run)) ?? {};
    return {
      ...trained,
      losses: points.map(([, , loss = Number.NaN]) => loss),
      tensors: new Map(tensors.map(({ name, values }) => [name, values])),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writePair(folder: string, prefix: string, examples: readonly Example[]) {
  const pixels = Buffer.concat(examples.map((one) => one.pixels));
  const labels = Uint8Array.from(examples, ({ label }) => label);
  const { length } = examples;
  const at = (ending: string) => join(folder, `${prefix}-${ending}-ubyte`);
  await writeFile(at('images-idx3'), makeIdx([length, side, side], pixels));
  await writeFile(at('labels-idx1'), makeIdx([length], labels));
}

/** The weights that a run of this spec begins with, `weights/<node>/<weight>`. */
export function firstWeights({ model: spec, training }: RunSpec): Map<string, Float32Array> {
  const model = buildModel(spec, training.seed);
  const weights = model.weights.map(
    ({ name, variable }) => [`weights/${name}`, variable.dataSync<'float32'>().slice()] as const,
  );
  model.dispose();
  return new Map(weights);
}

/** How far a run moved each weight. */
export function movesOf(spec: RunSpec, { tensors }: Trained): Map<string, Float64Array> {
  return new Map(
    [...firstWeights(spec)].map(([name, before]) => {
      const after = tensors.get(name)!;
      return [name, Float64Array.from(before, (value, index) => after[index]! - value)];
    }),
  );
}

/** The largest difference between two sets of tensors, as a share of the largest number in either. */
export function differenceBetween(
  one: ReadonlyMap<string, ArrayLike<number>>,
  other: ReadonlyMap<string, ArrayLike<number>>,
): number {
  if ([...one.keys()].join() !== [...other.keys()].join()) throw new Error('other tensors');
  let largest = 0;
  let difference = 0;
  for (const [name, values] of one) {
    const others = other.get(name)!;
    if (values.length !== others.length) throw new Error(`${name} has another size`);
    for (let at = 0; at < values.length; at += 1) {
      largest = Math.max(largest, Math.abs(values[at]!), Math.abs(others[at]!));
      difference = Math.max(difference, Math.abs(values[at]! - others[at]!));
    }
  }
  return difference / largest;
}
