import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { PNG } from 'pngjs';
import { beforeAll, expect, it } from 'vitest';

import { encodeFloats } from '../../../src-renderer/run/own-picture/encode-floats.ts';
import { fitForNetwork } from '../../../src-renderer/run/own-picture/fit-for-network.ts';
import { probeSchema } from '../../../src-shared/protocol/probe.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { probeGiven } from '../../../src-trainer/probes/given.ts';
import { predictWithRun } from '../../../src-trainer/requests/predict-with-run.ts';
import { readRun } from '../../../src-trainer/run/read-run.ts';
import { resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { pointsSpec } from '../small-run.ts';

beforeAll(async () => {
  await openWasm();
});

function lenet(): RunSpec {
  const document = buildTemplate('lenet-relu', 'LeNet');
  const compiled = compileRun(document, 'network');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.spec;
}

const given = (input: Float32Array<ArrayBuffer>) =>
  ({ kind: 'given', id: 'g', input: encodeFloats(input), perSecond: 1 }) as const;
const load = (spec: RunSpec) => loadDataset({ data: spec.data, resourcesFolder, seed: 1 });

it('a picture that was brought is told exactly what predict says of its file', async () => {
  const dir = await temporaryFolder();
  const spec = lenet();
  await trainHere(dir, spec, { maxSteps: 20 });
  // Dark on light, of another size and shape, in colour: all that has to be done to a picture is done to this one.
  const png = new PNG({ width: 61, height: 45 });
  for (let at = 0; at < 61 * 45; at += 1) {
    const isInk = Math.hypot((at % 61) - 30, Math.floor(at / 61) - 22) < 14;
    png.data.set(isInk ? [40, 10, 90, 255] : [250, 240, 230, 255], 4 * at);
  }
  const path = join(dir, 'own.png');
  await writeFile(path, PNG.sync.write(png));
  const request = { type: 'predict', requestId: 1, dir, inputs: [path] } as const;
  const predicted = await predictWithRun({ ...request, inputs: [path] });
  if (predicted.kind !== 'predictions') throw new Error('no predictions');

  const picture = { height: 45, width: 61, rgba: Uint8Array.from(png.data) };
  const probe = given(fitForNetwork(picture, [28, 28, 1], undefined));
  expect(probeSchema.parse(probe)).toEqual(probe);
  const { model } = await readRun(dir, 'last');
  const answer = probeGiven(probe, { model, dataset: await load(spec), runId: 'r', step: 20 });
  model.dispose();
  const shares = [...new Float32Array(answer!.bytes.slice().buffer)];
  expect(answer?.frame).toMatchObject({ type: 'probe/given', shape: [10], step: 20 });
  expect(shares).toEqual(predicted.items[0]!.probabilities);
});

it('of two classes both probabilities are told; of another size nothing is', async () => {
  const spec = pointsSpec();
  const model = buildModel(spec.model, 1);
  const context = { model, dataset: await load(spec), runId: undefined, step: 0 };
  const answer = probeGiven(given(Float32Array.of(0.3, -0.2)), context);
  const [zero, one] = new Float32Array(answer!.bytes.slice().buffer);
  expect(zero! + one!).toBeCloseTo(1, 6);
  expect(probeGiven(given(Float32Array.of(1, 2, 3)), context)).toBeUndefined();
  model.dispose();
});
