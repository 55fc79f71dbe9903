import { tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';

import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { randomDirection } from '../../../src-trainer/landscape/directions.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { chainSpec, hello } from '../small-run.ts';

beforeAll(async () => {
  await openWasm();
});

const lengthOf = (numbers: readonly number[]): number => Math.hypot(...numbers);

it('a random direction has each symbol’s vector as long as it is, and leaves a bias of two rows alone', () => {
  const { model: spec } = chainSpec(hello, [
    ['Input', { shape: [8], dtype: 'int32' }],
    ['Embedding', { inputDim: 4, outputDim: 3 }],
    ['GRU', { units: 5, returnSequences: true }],
    ['Dense', { units: 4, activation: 'softmax' }],
    ['Output'],
  ]);
  const model = buildModel(spec, 1);
  // One symbol's vector is far longer than the others.
  const embeddings = model.weights.find(({ name }) => name.endsWith('/embeddings'))!.variable;
  const rows = [
    [0.1, 0.2, 0.2],
    [30, 40, 0],
    [0, 0, 0],
    [1, 2, 2],
  ];
  embeddings.assign(tensor2d(rows));
  const direction = randomDirection(model, 5, 'first');
  const drawnOf = (end: string): number[] => [
    ...direction[model.weights.findIndex(({ name }) => name.endsWith(end))]!,
  ];
  const drawn = drawnOf('/embeddings');
  for (const [symbol, row] of rows.entries()) {
    expect(lengthOf(drawn.slice(3 * symbol, 3 * symbol + 3))).toBeCloseTo(lengthOf(row), 5);
  }
  const gruBias = model.weights.find(
    ({ name }) => name.startsWith('gru') && name.endsWith('bias'),
  )!;
  expect(gruBias.variable.shape).toEqual([2, 15]);
  expect(new Set(drawnOf(gruBias.name))).toEqual(new Set([0]));
  expect(lengthOf(drawnOf('recurrent_kernel'))).toBeGreaterThan(0);
  model.dispose();
});
