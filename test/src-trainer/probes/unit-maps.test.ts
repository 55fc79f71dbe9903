import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';

import type { ImportedAsks } from '../../../src-shared/datasets/imported-dataset.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import type { Dataset } from '../../../src-trainer/datasets/dataset.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { probeUnitMaps } from '../../../src-trainer/probes/unit-maps.ts';
import { resourcesFolder } from '../run-in-process.ts';
import { chainSpec, helloSpec, pointsSpec } from '../small-run.ts';

const resolution = 9;

beforeAll(async () => {
  await openWasm();
});

const load = (spec: RunSpec): Promise<Dataset> =>
  loadDataset({ data: spec.data, resourcesFolder, seed: 1 });

function ask(spec: RunSpec, dataset: Dataset, nodeIds: string[]) {
  const model = buildModel(spec.model, 1);
  const probe = { kind: 'unit-maps', id: 'p', nodeIds, resolution, perSecond: 1 } as const;
  const answer = probeUnitMaps(probe, { model, dataset, runId: undefined, step: 0 });
  const weight = (name: string) =>
    model.weights
      .find((one) => one.name === name)!
      .variable.dataSync<'float32'>()
      .slice();
  const [kernel, bias] = [weight('dense_1/kernel'), weight('dense_1/bias')];
  model.dispose();
  if (answer?.frame.type !== 'probe/unit-maps') throw new Error('no maps');
  return {
    frame: answer.frame,
    numbers: new Float32Array(answer.bytes.slice().buffer),
    kernel,
    bias,
  };
}

it('say what each unit computes at each place of the plane, row 0 on top', async () => {
  const spec = pointsSpec();
  const before = tf.memory().numTensors;
  const nodeIds = ['input_1', 'dense_1', 'dense_3', 'nobody'];
  const { frame, numbers, kernel, bias } = ask(spec, await load(spec), nodeIds);
  expect(tf.memory().numTensors).toBe(before);
  expect(frame.nodes.map(({ nodeId, shape }) => [nodeId, shape])).toEqual([
    ['input_1', [resolution, resolution, 2]],
    ['dense_1', [resolution, resolution, 8]],
    ['dense_3', [resolution, resolution, 1]],
  ]);
  const [low, high] = frame.range;
  const places = [
    { row: 0, column: 0, x: low, y: high },
    { row: 0, column: resolution - 1, x: high, y: high },
    { row: resolution - 1, column: 2, x: low + ((high - low) * 2) / (resolution - 1), y: low },
  ];
  const [input, dense] = frame.nodes;
  for (const { row, column, x, y } of places) {
    const place = row * resolution + column;
    expect([...numbers.subarray(input!.offset + 2 * place).subarray(0, 2)]).toEqual([x, y]);
    for (let unit = 0; unit < 8; unit += 1) {
      const expected = Math.tanh(x * kernel[unit]! + y * kernel[8 + unit]! + bias[unit]!);
      expect(numbers[dense!.offset + 8 * place + unit]).toBeCloseTo(expected, 5);
    }
  }
});

it('are the first 64 of a wider layer, and there for numbers to be said as well', async () => {
  const asks: ImportedAsks = {
    name: 'heights',
    inputShape: [2],
    inputNumbers: 'float',
    task: 'regression',
  };
  const spec = chainSpec(
    { source: { kind: 'imported', id: 'heights', asks }, validationShare: 0.2 },
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 100, activation: 'relu' }],
      ['Dense', { units: 1, activation: 'linear' }],
      ['Output', { loss: 'meanSquaredError' }],
    ],
  );
  const classes = await load(pointsSpec());
  const numbers: Dataset = { ...classes, task: 'regression', targetShape: [1] };
  const [dense] = ask(spec, numbers, ['dense_1']).frame.nodes;
  expect(dense).toMatchObject({
    shape: [resolution, resolution, 64],
    fullShape: [resolution, resolution, 100],
  });
});

it('are no question where two inputs are characters', async () => {
  const spec = helloSpec();
  const dataset: Dataset = { ...(await load(spec)), inputShape: [2] };
  expect(() => ask(spec, dataset, ['dense_1'])).toThrow('no maps');
});
