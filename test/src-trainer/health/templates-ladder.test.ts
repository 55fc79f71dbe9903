import { expect, it } from 'vitest';

import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { createLayerMeasurement } from '../../../src-trainer/health/measure-layers.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { resourcesFolder } from '../run-in-process.ts';

async function firstToLast(id: 'deep-sigmoid' | 'deep-relu-batchnorm'): Promise<number> {
  const document = buildTemplate(id, id);
  const compiled = compileRun(document, document.networks[0]!.id);
  const spec: RunSpec | undefined = compiled.ok ? compiled.spec : undefined;
  await openWasm();
  const model = buildModel(spec!.model, 1);
  const dataset = await loadDataset({ data: spec!.data, resourcesFolder, seed: 1 });
  const layers = createLayerMeasurement(model, dataset)();
  const norms = layers.flatMap(({ gradientNorm }) => gradientNorm ?? []);
  expect(norms.length).toBeGreaterThanOrEqual(20);
  const moving = model.weights.filter(({ isTrainable }) => !isTrainable);
  for (const { name, variable } of moving) {
    const initial = name.endsWith('moving_mean') ? 0 : 1;
    expect(new Set(variable.dataSync())).toEqual(new Set([initial]));
  }
  model.dispose();
  return norms[0]! / norms.at(-1)!;
}

it('in twenty layers of sigmoids the first gets less than a millionth of the last gradient', async () => {
  expect(await firstToLast('deep-sigmoid')).toBeLessThan(1e-6);
});

it('in twenty layers of normalised ReLU it gets within a factor of ten of it', async () => {
  const share = await firstToLast('deep-relu-batchnorm');
  expect(share).toBeGreaterThan(0.1);
  expect(share).toBeLessThan(10);
});
