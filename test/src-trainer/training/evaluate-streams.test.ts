import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';

import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { loadWholeText } from '../../../src-trainer/datasets/load-text.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { readRun } from '../../../src-trainer/run/read-run.ts';
import { evaluateExamples } from '../../../src-trainer/training/evaluate-examples.ts';
import { cutStreams } from '../../../src-trainer/training/evaluate-streams.ts';
import { resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { chainSpec, helloSpec } from '../small-run.ts';

beforeAll(async () => {
  await openWasm();
});

it.each([
  [1, 8],
  [15, 8],
  [37, 8],
  [100, 4],
  [131, 8],
])(
  '%i windows in at most %i streams are each read once, every row behind its own',
  (count, most) => {
    const passes = cutStreams(count, most);
    const all = passes.flatMap((pass) => [...pass]);
    expect([...all].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, at) => at));
    for (const [at, pass] of passes.slice(1).entries()) {
      const before = passes[at]!;
      expect(pass.length).toBeLessThanOrEqual(before.length);
      expect([...pass]).toEqual([...before.subarray(0, pass.length)].map((window) => window + 1));
    }
    expect(passes[0]!.length).toBeLessThanOrEqual(most);
    expect(passes.length).toBeGreaterThanOrEqual(Math.min(count, 16));
  },
);

/** A character model for windows of so many places, which carries its state or does not. */
function spec(window: number, stateful: boolean): RunSpec {
  const source = { kind: 'text', corpus: 'hello', text: '', window } as const;
  return chainSpec({ source, validationShare: 0.2 }, [
    ['Input', { shape: [window], dtype: 'int32' }],
    ['Embedding', { inputDim: 4, outputDim: 4 }],
    ['LSTM', { units: 6, stateful }],
    ['Dense', { units: 4, activation: 'softmax' }],
    ['Output'],
  ]);
}

it('a text in one stream is worth what it is as one long window, and no state is left with the model', async () => {
  const text = 'helloolleheelloohhlleolleh'.repeat(2).slice(0, 49);
  const lossOf = async (window: number, layout: 'end-to-end' | undefined) => {
    const { examples, inputShape, targetShape } = loadWholeText(undefined, text, window, [
      'e',
      'h',
      'l',
      'o',
    ]);
    const model = buildModel(spec(window, true).model, 1);
    const tensors = tf.memory().numTensors;
    const shapes = { inputShape, targetShape };
    const options = { batchSize: 8, layout };
    const {
      loss,
      accuracy,
      examples: count,
    } = await evaluateExamples(model, shapes, examples, options);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(model.carried).toEqual([]);
    model.dispose();
    expect(count * window).toBe(48);
    return { loss, accuracy };
  };
  const [long, carried, fresh] = [
    await lossOf(48, 'end-to-end'),
    await lossOf(4, 'end-to-end'),
    await lossOf(4, undefined),
  ];
  expect(carried.loss).toBeCloseTo(long.loss, 5);
  expect(carried.accuracy).toBeCloseTo(long.accuracy!, 10);
  expect(Math.abs(fresh.loss - long.loss)).toBeGreaterThan(1e-4);
});

it('a run that carries states is measured so, and its evaluation afterwards says the same', async () => {
  const dir = await temporaryFolder();
  const given = helloSpec({ epochs: 1 }, true);
  const { finished } = await trainHere(dir, given);
  const { model } = await readRun(dir, 'last');
  const dataset = await loadDataset({ data: given.data, resourcesFolder, seed: 1 });
  const of = (layout: 'end-to-end' | undefined) =>
    evaluateExamples(model, dataset, dataset.validation, { batchSize: 8, layout });
  expect((await of('end-to-end')).loss).toBe(finished.valLoss);
  expect((await of(undefined)).loss).not.toBeCloseTo(finished.valLoss!, 4);
  model.dispose();
});
