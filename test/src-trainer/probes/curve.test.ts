import { beforeAll, expect, it } from 'vitest';

import { parseLienzoFile, writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import type { ProbeFrame } from '../../../src-shared/protocol/probe.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate, type TemplateId } from '../../../src-shared/templates/index.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { probeCurve } from '../../../src-trainer/probes/curve.ts';
import { readRun } from '../../../src-trainer/run/read-run.ts';
import { resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';

type CurveFrame = Extract<ProbeFrame, { type: 'probe/curve' }>;

const places = 41;
const probe = { kind: 'curve', id: 'c', resolution: places, perSecond: 1 } as const;

beforeAll(async () => {
  await openWasm();
});

function specOf(id: TemplateId, change: (text: string) => string = (text) => text): RunSpec {
  const changed = parseLienzoFile(change(writeLienzoFile(buildTemplate(id, id))));
  if (!changed.ok) throw new Error(`${id} is no document any more`);
  const compiled = compileRun(changed.document, 'network');
  if (!compiled.ok) throw new Error(`${id} does not compile`);
  return compiled.spec;
}

async function train(spec: RunSpec, maxSteps: number): Promise<Model> {
  const dir = await temporaryFolder();
  await trainHere(dir, spec, { maxSteps });
  return (await readRun(dir, 'last')).model;
}

/** The answer of a network that was trained for some steps, or not at all. */
async function ask(spec: RunSpec, maxSteps: number) {
  const model = maxSteps === 0 ? buildModel(spec.model, 1) : await train(spec, maxSteps);
  const dataset = await loadDataset({ data: spec.data, resourcesFolder, seed: 1 });
  const answer = probeCurve(probe, { model, dataset, runId: 'r', step: maxSteps });
  const kernel = (name: string) =>
    model.weights
      .find((one) => one.name === name)!
      .variable.dataSync<'float32'>()
      .slice();
  const weights = new Map(model.weights.map(({ name }) => [name, kernel(name)]));
  model.dispose();
  if (answer?.frame.type !== 'probe/curve') return undefined;
  const numbers = new Float32Array(answer.bytes.slice().buffer);
  const read = ({ shape, offset }: { shape: number[]; offset: number }) =>
    numbers.subarray(offset, offset + shape.reduce((product, size) => product * size, 1));
  return { frame: answer.frame satisfies CurveFrame, read, weights };
}

const everyNet = [1, 16, 512].flatMap((units) =>
  (['tanh', 'relu', 'sigmoid'] as const).flatMap((activation) =>
    [0, 12].map((steps) => ({ units, activation, steps })),
  ),
);

it.each(everyNet)(
  'what $units units with $activation add sums to what the network says within 1e-5, after $steps steps',
  async ({ units, activation, steps }) => {
    const { frame, read } = (await ask(specWith(units, activation), steps))!;
    const fitted = read(frame.fitted);
    const added = read(frame.sum!);
    expect(frame.sum).toMatchObject({ nodeId: 'dense_1', shape: [units, places] });
    for (let place = 0; place < places; place += 1) {
      let sum = frame.sum!.bias;
      for (let unit = 0; unit < units; unit += 1) sum += added[unit * places + place]!;
      expect(Math.abs(sum - fitted[place]!)).toBeLessThan(1e-5);
    }
    expect(Math.max(...added.map(Math.abs))).toBeGreaterThan(0.01);
  },
);

function specWith(units: number, activation: string): RunSpec {
  return specOf('function-fit', (text) =>
    text
      .replace(/"units": ?16/, `"units": ${units}`)
      .replace(/"activation": ?"tanh"/, `"activation": "${activation}"`),
  );
}

it('each unit adds its own bent line, as it is computed by hand', async () => {
  const { frame, read, weights } = (await ask(specOf('function-fit'), 25))!;
  const added = read(frame.sum!);
  const [low, high] = frame.range;
  for (const unit of [0, 7, 15]) {
    for (const place of [0, 13, places - 1]) {
      const x = low + ((high - low) * place) / (places - 1);
      const slope = weights.get('dense_1/kernel')![unit]!;
      const bias = weights.get('dense_1/bias')![unit]!;
      const weight = weights.get('dense_2/kernel')![unit]!;
      const expected = weight * Math.tanh(slope * x + bias);
      expect(added[unit * places + place]).toBeCloseTo(expected, 5);
    }
  }
});

it('all points are sent along, those held out marked, from the smallest x to the largest', async () => {
  const { frame, read } = (await ask(specOf('function-fit'), 1))!;
  const points = read(frame.points);
  expect(frame.points.shape).toEqual([512, 3]);
  const column = (at: number) => [...points].filter((_, index) => index % 3 === at);
  expect(column(2).filter((isHeldOut) => isHeldOut === 1)).toHaveLength(256);
  expect(frame.range).toEqual([Math.min(...column(0)), Math.max(...column(0))]);
});

it('a network whose last layer bends says no contributions, since they do not sum to it', async () => {
  const bent = specOf('function-fit', (text) => text.replace('"linear"', '"tanh"'));
  const { frame } = (await ask(bent, 1))!;
  expect(frame.sum).toBeUndefined();
  expect(frame.fitted.shape).toEqual([places]);
});

it('is no question for a network with two inputs', async () => {
  const spec = specOf('playground');
  const model = buildModel(spec.model, 1);
  const dataset = await loadDataset({ data: spec.data, resourcesFolder, seed: 1 });
  expect(probeCurve(probe, { model, dataset, runId: undefined, step: 0 })).toBeUndefined();
  model.dispose();
});
