import { createHash } from 'node:crypto';
import { totalmem } from 'node:os';

import type { Problem } from '../../src-shared/problem.ts';
import type { FeatureFacts } from '../../src-shared/protocol/feature-facts.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import type { Model } from '../model/model.ts';
import type { StepTaker } from '../training/step-taker.ts';
import { computeFeatures, type Watcher } from './compute-features.ts';
import { featureDataset, stepsOnFeatures } from './feature-examples.ts';
import {
  areInputsTheSame,
  numberFeatureRows,
  spreadOver,
  type FeatureRows,
} from './feature-rows.ts';
import { createFeatureStore, mostFeatureBytes } from './feature-store.ts';
import { findCut, type Cut } from './find-cut.ts';
import { tailModel } from './tail-model.ts';

/** The part of a run's network that trains, and its examples as that part sees them. */
export type Tail = {
  readonly model: Model;
  readonly dataset: Dataset;
  /** What goes on as if the whole network were trained, made of steps of that part. */
  readonly onWhole: (steps: StepTaker) => StepTaker;
};

/** What is known of a network's frozen beginning; without a tail where it runs at every step all the same. */
export type Features = { readonly facts: FeatureFacts; readonly tail: Tail | undefined };

/** A table may take all the room on the disk, and this share of the memory. */
const mostTableBytes = (): number => Math.min(mostFeatureBytes, totalmem() / 8);

/**
 * What the frozen beginning of a network gives for every example: from the disk where an earlier run of the same beginning on
 * the same data left it, else computed now and left there. `undefined` where there is no such beginning. Rejects with `run-cancelled` where it is stopped meanwhile.
 */
export async function prepareFeatures(
  run: { readonly spec: RunSpec; readonly model: Model; readonly dataset: Dataset },
  engine: Engine,
  { folder, mostBytes = mostTableBytes() }: { folder: string; mostBytes?: number },
  watcher: Omit<Watcher, 'onProgress'> & {
    readonly onProgress: (done: number, total: number) => void;
  },
): Promise<Features | undefined> {
  const { spec, model, dataset } = run;
  const cut = findCut(spec);
  if (cut === undefined || !areInputsTheSame(dataset)) return undefined;
  const rows = numberFeatureRows(dataset);
  const bytes = rows.count * cut.width * Float32Array.BYTES_PER_ELEMENT;
  const about = { nodes: cut.values.map(({ id }) => id), examples: rows.count, bytes };
  if (bytes > mostBytes) return { facts: { ...about, state: 'too-large' }, tail: undefined };

  const store = createFeatureStore(folder);
  const key = keyOf(run, cut, rows, engine);
  const read = await store.read(key, rows.count * cut.width);
  const values =
    read ??
    (await computeFeatures(model, cut, dataset, rows, {
      ...watcher,
      onProgress: (done) => watcher.onProgress(done, rows.count),
    }));
  const problem =
    read === undefined ? await keep(() => store.write(key, values), folder) : undefined;
  const table = { values, width: cut.width, rows };
  return {
    facts: {
      ...about,
      state: read === undefined ? 'computed' : 'read',
      ...(problem && { problem }),
    },
    tail: {
      model: tailModel(model, cut),
      dataset: featureDataset(dataset, table),
      onWhole: (steps) => stepsOnFeatures(steps, dataset, table),
    },
  };
}

/** The training has them in memory all the same. */
async function keep(write: () => Promise<void>, folder: string): Promise<Problem | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { code: 'features-not-kept', details: { folder, reason } };
  }
}

/** Names a table by all that its numbers follow from: data, beginning, weights, and what calculates. */
function keyOf(
  { spec, model, dataset }: { spec: RunSpec; model: Model; dataset: Dataset },
  cut: Cut,
  rows: FeatureRows,
  engine: Engine,
): string {
  const hash = createHash('sha256');
  const { head, values } = cut;
  const { id, device, version } = engine;
  const { inputs } = spec.model;
  const about = { format: 1, data: dataset.hash, inputs, head, values, id, device, version };
  hash.update(JSON.stringify(about));
  // In which order the rows stand, and what was done to the numbers before the network sees them. Rows of a table in
  // memory are in its own order, whoever is held out.
  const table = rows.isAsResident ? dataset.train.resident?.inputs : undefined;
  if (table === undefined) {
    hash.update(rows.train).update(rows.validation);
    for (const examples of [dataset.train, dataset.validation]) {
      if (examples.count > 0) hash.update(examples.gatherInputs(spreadOver(examples.count)));
    }
  } else {
    const places = spreadOver(table.values.length, 4096);
    hash.update(Float64Array.from(places, (at) => (table.values[at] ?? 0) / table.divisor));
  }
  const nodes = new Set(head.map((layer) => layer.id));
  for (const { nodeId, name, variable } of model.weights) {
    if (nodes.has(nodeId)) hash.update(name).update(variable.dataSync<'float32'>());
  }
  return hash.digest('hex');
}
