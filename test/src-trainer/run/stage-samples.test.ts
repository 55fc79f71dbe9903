import { beforeAll, expect, it } from 'vitest';

import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { createRunState } from '../../../src-trainer/run/run-state.ts';
import { createStageSamples } from '../../../src-trainer/run/stage-samples.ts';
import { createCharacterwiseWriter } from '../../../src-trainer/text/characterwise-writer.ts';
import { resourcesFolder } from '../run-in-process.ts';
import { helloSpec } from '../small-run.ts';

beforeAll(async () => {
  await openWasm();
});

it('a stage’s text that is stopped before its end is none, and is not begun again', async () => {
  const spec = helloSpec();
  const model = buildModel(spec.model, 3);
  const state = createRunState(3, undefined);
  const dataset = await loadDataset({ data: spec.data, resourcesFolder, seed: 3 });
  const writer = createCharacterwiseWriter(model);
  const samples = createStageSamples({ dataset, writer, state, spec });
  if (samples === undefined) throw new Error('the network writes no text');
  state.step = 10;
  expect(samples.isStage()).toBe(true);
  expect(await samples.write(() => true)).toBeUndefined();
  expect(samples.isStage()).toBe(false);
  state.step = 30;
  expect(samples.isStage()).toBe(true);
  const whole = await samples.write(() => false);
  expect(whole?.text).toMatch(/^[helo]{204}$/);
  model.dispose();
});
