import { beforeAll, expect, it } from 'vitest';

import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate, type TemplateId } from '../../../src-shared/templates/index.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { resourcesFolder } from '../run-in-process.ts';
import { askModel } from './ask-unrolled.ts';

beforeAll(async () => {
  await openWasm();
});

/** What is sent of the first held-out example of a template's first data. */
async function givenOf(id: TemplateId) {
  const { data: whole, ...document } = buildTemplate(id, id);
  if (whole.source.kind !== 'sequences') throw new Error(whole.source.kind);
  const data = { ...whole, source: { ...whole.source, count: 20 } };
  const compiled = compileRun({ ...document, data }, document.networks[0]!.id);
  if (!compiled.ok) throw new Error('the template is whole');
  const dataset = await loadDataset({ data, resourcesFolder, seed: 1 });
  const model = buildModel(compiled.spec.model, 1);
  const asked = askModel(model, dataset, 'lstm_1');
  model.dispose();
  const first = [...dataset.validation.gatherInputs(Int32Array.of(0))];
  return { asked, first };
}

it.each(['spell-one-to-many', 'video-many-to-one'] as const)(
  '%s sends what the network was given beside what its layer reads',
  async (id) => {
    const { asked, first } = await givenOf(id);
    expect(asked?.frame.given).toBeDefined();
    expect(asked?.read(asked.frame.given)).toEqual(first);
  },
);

it('symbols go as they are and are not sent twice', async () => {
  const { asked } = await givenOf('echo-synchronised');
  expect(asked?.frame.given).toBeUndefined();
  expect(asked?.frame.tokens).toBeDefined();
});
