import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { asksOf } from '../../../src-shared/datasets/imported-dataset.ts';
import { fitToData } from '../../../src-shared/document/fit-to-data.ts';
import type { Probe } from '../../../src-shared/protocol/probe.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { lookAtData, turnDataPage } from '../../../src-trainer/requests/look-at-data.ts';
import { evaluateRun } from '../../../src-trainer/requests/evaluate-run.ts';
import { predictWithRun } from '../../../src-trainer/requests/predict-with-run.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { houses } from '../datasets/houses.ts';
import { importHere, placeFiles } from '../import/import-here.ts';
import { resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';

beforeAll(async () => {
  await openWasm();
});

const importHouses = async (count: number) =>
  await importHere(join(placeFiles({ 'casas.csv': houses(count) }), 'casas.csv'));

/** The Iris network, made to fit a table of houses. */
function specFor(dataset: Awaited<ReturnType<typeof importHouses>>['dataset']): RunSpec {
  const source = { kind: 'imported', id: dataset.id, asks: asksOf(dataset) } as const;
  const compiled = compileRun(fitToData(buildTemplate('iris-mlp', 'casas'), source), 'network');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const { spec } = compiled;
  return { ...spec, training: { ...spec.training, epochs: 60 } };
}

describe('a table of prices', () => {
  it('is learned, and what is said of it is in its own units', async () => {
    const { dataset, folder } = await importHouses(200);
    const spec = specFor(dataset);
    const dir = await temporaryFolder();
    const surface = {
      kind: 'surface',
      id: 's',
      resolution: 5,
      perSecond: 1,
    } as const satisfies Probe;
    const output = spec.model.outputs[0]!.id;
    const activations = {
      ...{ kind: 'activations', id: 'a', nodeIds: [output], example: 0, perSecond: 1 },
    } as const satisfies Probe;
    const { events, finished } = await trainHere(dir, spec, {
      dataPath: folder,
      probes: [surface, activations],
    });
    expect(finished.valLoss).toBeLessThan(0.1);

    const evaluation = await evaluateRun({ type: 'evaluate', requestId: 1, dir }, resourcesFolder);
    if (evaluation.kind !== 'evaluation') throw new Error(evaluation.kind);
    const record = JSON.parse(await readFile(join(dir, 'run.json'), 'utf8')) as {
      data: { target: { name: string; deviation: number } };
    };
    const { name, deviation } = record.data.target;
    expect(name).toBe('precio');
    expect(evaluation.loss).toBeCloseTo(finished.valLoss!, 6);
    const error = evaluation.rootMeanSquaredError!;
    expect(error / (Math.sqrt(evaluation.loss!) * deviation)).toBeCloseTo(1, 4);
    expect(error).toBeGreaterThan(1_000);
    expect(error).toBeLessThan(40_000);

    const said = await predictWithRun({ type: 'predict', requestId: 2, dir, inputs: ['120;3'] });
    if (said.kind !== 'predictions') throw new Error(said.kind);
    expect(said.items[0]!.predicted).toBeGreaterThan(230_000);
    expect(said.items[0]!.predicted).toBeLessThan(310_000);

    const table = join(placeFiles({ 'n.csv': 'habitaciones,metros\n3,120\n1,50\n' }), 'n.csv');
    const rows = await predictWithRun({ type: 'predict', requestId: 3, dir, inputs: [table] });
    if (rows.kind !== 'predictions') throw new Error(rows.kind);
    expect(rows.items.map(({ input }) => input)).toEqual(['3,120', '1,50']);
    expect(rows.items[0]!.predicted).toBe(said.items[0]!.predicted);
    expect(rows.items[1]!.predicted).toBeLessThan(130_000);

    const seen = events.findLast(({ event }) => event.type === 'probe/activations');
    const [price] = new Float32Array(seen!.bytes.buffer, seen!.bytes.byteOffset, 1);
    expect(price).toBeGreaterThan(60_000);

    const last = events.findLast(({ event }) => event.type === 'probe/surface');
    if (last?.event.type !== 'probe/surface') throw new Error('no surface');
    const numbers = new Float32Array(last.bytes.buffer, last.bytes.byteOffset);
    const points = numbers.subarray(last.event.points.offset);
    expect(points.filter((_, at) => at % 4 === 2).every((price) => price > 60_000)).toBe(true);
    expect(numbers[12]).toBeGreaterThan(100_000);
  });

  it('is looked at in its own units, with what the network learns of it beside', async () => {
    const { dataset, folder } = await importHouses(60);
    const spec = specFor(dataset);
    const asked = { requestId: 1, data: spec.data, seed: 1, dataPath: folder } as const;
    const here = { resourcesFolder } as Parameters<typeof lookAtData>[1];
    const looked = await lookAtData({ type: 'look-at-data', ...asked }, here);
    if (looked.kind !== 'data-look') throw new Error(looked.kind);
    const { targets, target } = looked.look;
    expect(targets!.least).toBeGreaterThan(60_000);
    expect(target!.mean).toBeCloseTo(targets!.mean, -1);
    expect(target!.deviation / targets!.deviation).toBeCloseTo(1, 3);
    const page = { part: 'train', from: 0, count: 3 } as const;
    const turned = await turnDataPage({ type: 'turn-data-page', ...asked, page }, here);
    if (turned.answer.kind !== 'data-page') throw new Error(turned.answer.kind);
    for (const { target: price } of turned.answer.page.examples) {
      expect(price).toBe(Math.round(price!));
      expect(price).toBeGreaterThan(60_000);
    }
  });

  it('of a run from before is said as its network says it', async () => {
    const { dataset, folder } = await importHouses(60);
    const { data, ...spec } = specFor(dataset);
    const { standardiseTarget, ...older } = data;
    expect(standardiseTarget).toBe(true);
    const dir = await temporaryFolder();
    const training = { ...spec.training, epochs: 1 };
    const { finished } = await trainHere(
      dir,
      { ...spec, training, data: older },
      { dataPath: folder },
    );
    const text = await readFile(join(dir, 'run.json'), 'utf8');
    expect(text).not.toContain('"target"');
    expect(finished.loss).toBeGreaterThan(1e9);
    const evaluation = await evaluateRun({ type: 'evaluate', requestId: 1, dir }, resourcesFolder);
    if (evaluation.kind !== 'evaluation') throw new Error(evaluation.kind);
    expect(evaluation.rootMeanSquaredError! / Math.sqrt(evaluation.loss!)).toBeCloseTo(1, 4);
  });
});
