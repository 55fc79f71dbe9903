import * as tf from '@tensorflow/tfjs-core';

import { ProblemError } from '../../src-shared/problem.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import { isAnswerSoFar } from '../model/feed-inputs.ts';
import { planForward, readValue, runForward } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { createBreather } from '../training/breathe.ts';
import type { Cut } from './find-cut.ts';
import type { FeatureRows } from './feature-rows.ts';

/** Examples that are looked at together. */
const atOnce = 64;

/** What is told while features are computed, and whether to go on. */
export type Watcher = {
  readonly onProgress: (done: number) => void;
  readonly isStopped: () => boolean;
};

/**
 * Runs the beginning of a network once on every row: `[rows.count, cut.width]`, flat. Rejects with `run-cancelled` where
 * it is stopped.
 */
export async function computeFeatures(
  model: Model,
  cut: Cut,
  dataset: Dataset,
  rows: FeatureRows,
  { onProgress, isStopped }: Watcher,
): Promise<Float32Array<ArrayBuffer>> {
  const { width, values } = cut;
  const table = new Float32Array(rows.count * width);
  const names = values.map(({ id }) => id);
  const plan = planForward(model, names);
  const inputs = model.spec.inputs.filter((input) => !isAnswerSoFar(model.spec, input));
  const isDone = new Uint8Array(rows.count);
  const breathe = createBreather();
  let done = 0;

  const look = (examples: Examples, indices: Int32Array): Float32Array =>
    tf.tidy(() => {
      const numbers = examples.gatherInputs(indices);
      const dtype = numbers instanceof Int32Array ? 'int32' : 'float32';
      const shown = tf.tensor(numbers, [indices.length, ...dataset.inputShape], dtype);
      const given = new Map(inputs.map(({ id }) => [id, shown]));
      const seen = runForward(plan, given, { isTraining: false });
      const flat = names.map((name) => tf.reshape(readValue(seen, name), [indices.length, -1]));
      return tf.concat(flat, 1).dataSync<'float32'>().slice();
    });

  for (const [examples, own] of [
    [dataset.train, rows.train],
    [dataset.validation, rows.validation],
  ] as const) {
    const wanted = firstOfEachRow(own, isDone);
    for (let start = 0; start < wanted.length; start += atOnce) {
      if (isStopped()) throw new ProblemError('run-cancelled');
      const indices = wanted.subarray(start, start + atOnce);
      const numbers = look(examples, indices);
      for (const [at, index] of indices.entries()) {
        table.set(numbers.subarray(at * width, (at + 1) * width), (own[index] ?? 0) * width);
      }
      done += indices.length;
      onProgress(done);
      await breathe();
    }
  }
  return table;
}

/** The examples that are the first of a row; their rows are marked. */
function firstOfEachRow(rows: Int32Array, isDone: Uint8Array): Int32Array {
  return Int32Array.from(rows.keys()).filter((index) => {
    const row = rows[index] ?? 0;
    if (isDone[row] === 1) return false;
    isDone[row] = 1;
    return true;
  });
}
