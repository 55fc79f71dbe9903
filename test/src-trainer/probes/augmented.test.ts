import { beforeAll, expect, it } from 'vitest';

import { noAugmentation, type Augmentation } from '../../../src-shared/document/augmentation.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import type { Dataset } from '../../../src-trainer/datasets/dataset.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { probeAugmented } from '../../../src-trainer/probes/augmented.ts';
import { resourcesFolder } from '../run-in-process.ts';
import { pointsSpec } from '../small-run.ts';
import { atRest } from './at-rest.ts';

const digits: RunSpec['data'] = { source: { kind: 'digits' }, validationShare: 0.2 };
let dataset: Dataset;
beforeAll(async () => {
  await openWasm();
  dataset = await loadDataset({ data: digits, resourcesFolder, seed: 1 });
});

function ask(augmentation: Augmentation, draw = 0, of = dataset) {
  const probe = { kind: 'augmented', id: 'a', example: 3, count: 12, draw, perSecond: 1 } as const;
  const model = buildModel(pointsSpec().model, 1);
  const answer = probeAugmented(probe, {
    ...atRest,
    model,
    dataset: of,
    augmentation,
  });
  model.dispose();
  if (answer === undefined) return undefined;
  const numbers = new Float32Array(answer.bytes.slice().buffer);
  const pictures = Array.from({ length: 13 }, (_, at) => [
    ...numbers.subarray(at * 784, (at + 1) * 784),
  ]);
  return { frame: answer.frame, pictures };
}

it('the picture as it is, then twelve draws that all differ', () => {
  const { frame, pictures } = ask({ ...noAugmentation, rotation: 20 })!;
  expect(frame).toMatchObject({ shape: [13, 28, 28, 1], example: 3 });
  expect(pictures[0]).toEqual([...dataset.train.gatherInputs(Int32Array.of(3))]);
  expect(new Set(pictures.map((one) => one.join())).size).toBe(13);
});

it('another draw gives other pictures, the same one the same', () => {
  const settings = { ...noAugmentation, shift: 0.2 };
  const [first, again, other] = [ask(settings, 0), ask(settings, 0), ask(settings, 1)];
  expect(again!.pictures).toEqual(first!.pictures);
  expect(other!.pictures[1]).not.toEqual(first!.pictures[1]);
});

it('where nothing changes every draw is the picture itself, and what is no picture has none', async () => {
  const { pictures } = ask(noAugmentation)!;
  expect(new Set(pictures.map((one) => one.join())).size).toBe(1);
  const points = await loadDataset({ data: pointsSpec().data, resourcesFolder, seed: 1 });
  expect(ask(noAugmentation, 0, points)).toBeUndefined();
});
