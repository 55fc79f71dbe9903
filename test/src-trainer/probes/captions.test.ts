import { beforeAll, expect, test } from 'vitest';

import type { Probe } from '../../../src-shared/protocol/probe.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { Dataset } from '../../../src-trainer/datasets/dataset.ts';
import { loadScenes } from '../../../src-trainer/datasets/load-scenes.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { probeCaptions } from '../../../src-trainer/probes/captions.ts';
import { tinyCaptioner } from '../captioning/tiny-captioner.ts';

const compiled = compileRun(tinyCaptioner('tiny'), 'network');
if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
const { spec } = compiled;
const { source } = spec.data;
if (source.kind !== 'scenes') throw new Error(source.kind);
const scenes = loadScenes(source, spec.data.validationShare);
const probe: Extract<Probe, { kind: 'captions' }> = {
  ...{ kind: 'captions', id: 'captions', count: 3, beamWidth: 1, perSecond: 1 },
};
let model: Model;

beforeAll(async () => {
  await openWasm();
  model = buildModel(spec.model, 1);
});

async function frameOf(dataset: Dataset) {
  const answer = await probeCaptions(probe, {
    ...{ model, dataset, runId: undefined, step: 0 },
  });
  if (answer?.frame.type !== 'probe/captions') throw new Error('no captions');
  return answer.frame;
}

async function verdictsOf(dataset: Dataset): Promise<(string | undefined)[]> {
  return (await frameOf(dataset)).items.map(({ verdict }) => verdict);
}

test('captions of scenes are judged: true ones say so, as wrong ones say what is wrong', async () => {
  const findCaptionFault = (heldOut: number) =>
    heldOut === 1 ? ({ code: 'relation' } as const) : undefined;
  expect(await verdictsOf({ ...scenes, findCaptionFault })).toEqual(['true', 'relation', 'true']);
});

test('captions of pictures of which nobody knows what they show are not judged', async () => {
  const { findCaptionFault: _, ...unknown } = scenes;
  expect(await verdictsOf(unknown)).toEqual([undefined, undefined, undefined]);
});

test('where nothing is held out, the frame says that its pictures are those of the training', async () => {
  expect(await frameOf(scenes)).not.toHaveProperty('isOfTraining');
  const frame = await frameOf(loadScenes(source, 0));
  expect(frame).toMatchObject({ isOfTraining: true });
});
