import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import {
  addReading,
  mostReadings,
  type LayerReading,
} from '../../../src-shared/protocol/layer-reading.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { createLayerRecorder } from '../../../src-trainer/health/layer-recorder.ts';
import { prepareRun } from '../../../src-trainer/run/prepare-run.ts';
import { openLineRecord } from '../../../src-trainer/run/line-record.ts';
import { createRunControl } from '../../../src-trainer/run/run-control.ts';
import { runTrainingLoop } from '../../../src-trainer/run/training-loop.ts';
import { describeOnTensorflow } from '../engine/graph/describe-on-tensorflow.ts';
import { resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { chainSpec, helloSpec, points, pointsSpec } from '../small-run.ts';

type Trained = {
  readonly points: readonly (readonly number[])[];
  readonly weights: readonly Float32Array[];
  readonly readings: readonly LayerReading[];
};

/** Trains with a recorder that reads as often as it can, or with none. */
async function train(engine: Engine, spec: RunSpec, isRecorded: boolean): Promise<Trained> {
  const dir = await temporaryFolder();
  const command = { type: 'train', runId: 'run-1', dir, spec, resume: false } as const;
  const sender = {
    send: () => undefined,
    isCongested: () => false,
    flush: () => Promise.resolve(),
  };
  const control = createRunControl();
  const run = await prepareRun(command, { engine, resourcesFolder, sender, control });
  try {
    const readings: LayerReading[] = [];
    const recorder = createLayerRecorder(run, (reading) => readings.push(reading));
    const rows: (readonly number[])[] = [];
    await runTrainingLoop(run, {
      beforeSteps: () => {
        if (isRecorded) recorder.betweenSteps();
        return Promise.resolve(undefined);
      },
      mostSteps: () => (recorder.isWaiting() ? 1 : 2),
      onSteps: () => undefined,
      onPoint: (values) => rows.push(values),
      onEpochEnd: () => {
        run.state.stepsInEpoch = 0;
        run.state.epoch += 1;
        return Promise.resolve(undefined);
      },
    });
    if (isRecorded) recorder.finish();
    run.steps.settle();
    const weights = run.model.weights.map(({ variable }) => variable.dataSync<'float32'>().slice());
    return { points: rows, weights, readings };
  } finally {
    run.dispose();
  }
}

async function expectSameBits(engine: Engine, spec: RunSpec): Promise<void> {
  const alone = await train(engine, spec, false);
  const recorded = await train(engine, spec, true);
  expect(alone.readings).toHaveLength(0);
  expect(recorded.readings.length).toBeGreaterThan(2);
  expect(recorded.points).toEqual(alone.points);
  expect(recorded.weights).toEqual(alone.weights);
}

/** All training examples in one step, so that the fixed batch is that step's. */
function wholeSpec(): RunSpec {
  return chainSpec(
    { ...points, source: { kind: 'points', pattern: 'circle', count: 60, noise: 0.1 } },
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 6, activation: 'tanh' }],
      [
        'Dense',
        { units: 5, activation: 'relu', kernelInitializer: 'constant', initializerScale: 0 },
      ],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
    { batchSize: 64, epochs: 3, optimizer: { type: 'sgd', learningRate: 0.3 } },
  );
}

describe('a run that is looked at layer by layer', () => {
  it('gives the bits of one left alone, with batch normalisation, dropout and text', async () => {
    const engine = await openWasm();
    await expectSameBits(engine, pointsSpec({ epochs: 2 }));
    await expectSameBits(engine, helloSpec());
  });

  it('is told the update of the very step: under SGD ‖Δw‖ = η ‖g‖', async () => {
    const { readings } = await train(await openWasm(), wholeSpec(), true);
    const [first] = readings;
    expect(first?.step).toBe(0);
    for (const id of ['dense_1', 'dense_3']) {
      const layer = first?.layers.find(({ nodeId }) => nodeId === id);
      const { updateRatio, gradientNorm, weightNorm } = layer ?? {};
      expect(updateRatio! * weightNorm!).toBeCloseTo(0.3 * gradientNorm!, 6);
    }
  });

  it('has the shares of dead and of saturated units counted, and of the last layer none', async () => {
    const { readings } = await train(await openWasm(), wholeSpec(), true);
    const [tanh, relu, last] = readings[0]!.layers;
    expect(relu).toMatchObject({ dead: 1, weightNorm: 0, gradientNorm: 0 });
    expect(relu).not.toHaveProperty('updateRatio');
    expect(relu?.gradients).toMatchObject({ zeros: 35 });
    expect(tanh?.saturated).toBeLessThan(0.1);
    expect(tanh?.outputs?.counts.reduce((sum, count) => sum + count, 0)).toBe(45 * 6);
    expect(last).not.toHaveProperty('saturated');
  });

  it('is told what its built-in activations are given, and how much of it lies where they are flat', async () => {
    const { readings } = await train(await openWasm(), wholeSpec(), true);
    const [tanh, relu, last] = readings.at(-1)!.layers;
    // Of tanh both ways to count are the same; a dead ReLU is given 0 throughout.
    expect(tanh?.preActivations?.flat).toBeCloseTo(tanh!.saturated!, 9);
    expect(Math.tanh(tanh!.preActivations!.high)).toBeCloseTo(tanh!.outputs!.high, 6);
    expect(Math.tanh(tanh!.preActivations!.low)).toBeCloseTo(tanh!.outputs!.low, 6);
    expect(relu?.preActivations).toMatchObject({ low: 0, high: 0, flat: 1 });
    const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
    expect(sigmoid(last!.preActivations!.high)).toBeCloseTo(last!.outputs!.high, 6);
  });

  it('is told the same of convolutions, with their strides and padding', async () => {
    const spec = chainSpec(
      { source: { kind: 'digits' }, validationShare: 0.2, trainLimit: 32 },
      [
        ['Input', { shape: [28, 28, 1] }],
        [
          'Conv2D',
          { filters: 3, kernelSize: [3, 5], strides: [2, 3], padding: 'same', activation: 'tanh' },
        ],
        ['Reshape', { targetShape: [140, 3] }],
        ['Conv1D', { filters: 2, kernelSize: 4, strides: 3, padding: 'valid', activation: 'relu' }],
        ['Flatten', {}],
        ['Dense', { units: 10, activation: 'softmax' }],
        ['Output', { loss: 'sparseCategoricalCrossentropy' }],
      ],
      { batchSize: 32, epochs: 1 },
    );
    const { readings } = await train(await openWasm(), spec, true);
    const [conv2d, conv1d, softmax] = readings.at(-1)!.layers;
    expect(conv2d?.preActivations?.counts.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
    expect(Math.tanh(conv2d!.preActivations!.high)).toBeCloseTo(conv2d!.outputs!.high, 5);
    expect(Math.tanh(conv2d!.preActivations!.low)).toBeCloseTo(conv2d!.outputs!.low, 5);
    expect(conv1d!.preActivations!.high).toBeCloseTo(conv1d!.outputs!.high, 5);
    expect(conv1d!.preActivations!.low).toBeLessThan(0);
    expect(softmax).not.toHaveProperty('preActivations');
  });

  it('keeps its readings and what its data are like in its folder', async () => {
    const dir = await temporaryFolder();
    const { events } = await trainHere(dir, pointsSpec());
    const lines = (await readFile(join(dir, 'health.jsonl'), 'utf8')).trim().split('\n');
    const kept = lines.map((line): unknown => JSON.parse(line));
    const told = events
      .map(({ event }) => event)
      .filter(({ type }) => type === 'run/data-facts' || type === 'run/layers');
    expect(kept).toEqual(told);
    expect(kept[0]).toMatchObject({
      type: 'run/data-facts',
      facts: { count: 150, measured: 150, inputSize: 2, classes: [75, 75] },
    });
    expect(kept.at(-1)).toMatchObject({ type: 'run/layers', step: 30 });
  });
});

describeOnTensorflow('a compiled run', (here) => {
  it('gives the bits of one that is not looked at', async () => {
    await expectSameBits(here.engine, pointsSpec({ epochs: 4 }));
  });
});

describe('the row of readings', () => {
  const reading = (step: number): LayerReading => ({ step, layers: [] });

  it('is halved when it is too long, and keeps its ends', () => {
    let readings: readonly LayerReading[] = [];
    for (let step = 0; step <= mostReadings; step += 1)
      readings = addReading(readings, reading(step));
    expect(readings).toHaveLength(mostReadings / 2 + 1);
    expect([readings[0]?.step, readings.at(-1)?.step]).toEqual([0, mostReadings]);
  });

  it('is halved in the file as well, behind its first line', async () => {
    const path = `${await temporaryFolder()}.jsonl`;
    const record = openLineRecord(path, 0);
    for (let step = 0; step < 6; step += 1) record.append({ step });
    record.thin(1);
    record.append({ step: 6 });
    expect(record.lineCount()).toBe(5);
    record.close();
    expect(await readFile(path, 'utf8')).toBe(
      [0, 1, 3, 5, 6].map((step) => `{"step":${step}}\n`).join(''),
    );
  });
});
