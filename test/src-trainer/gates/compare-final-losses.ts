import type * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { temporaryFolder, trainHere } from '../run-in-process.ts';
import { finalLossOfFit } from './fit-by-tfjs.ts';

const seeds = [1, 2, 3] as const;

/**
 * Trains a network to its end by our loop and by TensorFlow.js' `fit`, from the same weights, for three
 * seeds; prints the last epochs' losses and holds their means against each other. They see other batches, so
 * that the means may differ by what the seeds differ (four standard errors) and 2 % besides.
 */
export async function compareFinalLosses(
  engine: Engine,
  specOf: (seed: number) => RunSpec,
  optimizerOf: () => tf.Optimizer,
): Promise<void> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (const seed of seeds) {
    const spec = specOf(seed);
    const { finished } = await trainHere(await temporaryFolder(), spec, { engine });
    ours.push(finished.loss ?? Number.NaN);
    theirs.push(await finalLossOfFit(spec, optimizerOf()));
  }
  const [own, other] = [summarise(ours), summarise(theirs)];
  const list = (losses: readonly number[]) => losses.map((loss) => loss.toFixed(4)).join(' ');
  console.log(
    `final losses on ${engine.id}: ours ${list(ours)} (mean ${own.mean.toFixed(4)}), ` +
      `fit ${list(theirs)} (mean ${other.mean.toFixed(4)})`,
  );
  const error = Math.sqrt((own.variance + other.variance) / seeds.length);
  expect(Math.abs(own.mean - other.mean)).toBeLessThan(4 * error + 0.02 * other.mean);
}

function summarise(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) };
}
