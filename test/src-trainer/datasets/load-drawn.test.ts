import { beforeAll, describe, expect, it } from 'vitest';

import {
  drawnPlaces,
  mostDrawnPoints,
  type DrawnPoint,
} from '../../../src-shared/datasets/drawn.ts';
import { describeData } from '../../../src-shared/datasets/describe-data.ts';
import type { Document } from '../../../src-shared/document/document.ts';
import { fitToData } from '../../../src-shared/document/fit-to-data.ts';
import { parseLienzoFile, writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import { runSettings, runSettingsSchema } from '../../../src-shared/runs/run-settings.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';

beforeAll(async () => {
  await openWasm();
});

/** A grid in as many upright stripes as there are classes. */
function stripes(classes: number): DrawnPoint[] {
  return Array.from({ length: 120 }, (_, at): DrawnPoint => {
    const column = at % 12;
    const label = Math.floor((column * classes) / 12);
    return [Math.round((column / 6 - 0.92) * 1000) / 1000, Math.floor(at / 12) / 5 - 0.9, label];
  });
}

/** The document as it comes back from a file. */
function throughFile(document: Document): Document {
  const parsed = parseLienzoFile(writeLienzoFile(document));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return parsed.document;
}

const load = (document: Document, seed: number) =>
  loadDataset({ data: document.data, resourcesFolder, seed });

describe('points that were drawn', () => {
  const playground = buildTemplate('playground', 'Drawn');

  it('travel in the document, and are split by the run’s seed, of every class the same share', async () => {
    const points = stripes(2);
    const document = throughFile(fitToData(playground, { kind: 'drawn', points }));
    expect(document.data.source).toEqual({ kind: 'drawn', points });
    const { train, validation, classes } = await load(document, 1);
    expect([train.count, validation.count, classes]).toEqual([90, 30, ['0', '1']]);
    const held = (set: typeof validation) => [
      ...set.gatherInputs(Int32Array.from({ length: set.count }, (_, at) => at)),
    ];
    const labels = validation.gatherTargets(Int32Array.from({ length: 30 }, (_, at) => at));
    expect([...labels].filter((label) => label === 1)).toHaveLength(15);
    expect(held((await load(document, 1)).validation)).toEqual(held(validation));
    expect(held((await load(document, 2)).validation)).not.toEqual(held(validation));
  });

  it.each([2, 3, 4])(
    'in %i classes are learned by a net that was made to fit them',
    async (count) => {
      const document = throughFile(
        fitToData(playground, { kind: 'drawn', points: stripes(count) }),
      );
      const spec = compileRun(document, 'network');
      if (!spec.ok) throw new Error(JSON.stringify(spec.diagnostics));
      const { finished } = await trainHere(await temporaryFolder(), spec.spec, { maxSteps: 300 });
      expect(finished.valAccuracy).toBeGreaterThan(0.8);
    },
  );

  it('that are too few to learn from say so before a run', () => {
    const document = fitToData(playground, { kind: 'drawn', points: [[0, 0, 0]] });
    expect(describeData(document.data.source)).toBeUndefined();
    const compiled = compileRun(document, 'network');
    expect(compiled.ok ? [] : compiled.diagnostics).toMatchObject([{ code: 'points-missing' }]);
  });

  it.each([
    [[[1.5, 0, 0]]],
    [[[0, 0, 7]]],
    [[[0, 0, 0.5]]],
    [Array.from({ length: mostDrawnPoints + 1 }, () => [0, 0, 0])],
  ])('outside what a document holds are refused in a file', (points) => {
    const text = writeLienzoFile(fitToData(playground, { kind: 'drawn', points: stripes(2) }));
    const file = JSON.parse(text) as { data: { source: { points: unknown } } };
    file.data.source.points = points;
    expect(parseLienzoFile(JSON.stringify(file)).ok).toBe(false);
  });
});

describe('a curve that was drawn', () => {
  it('is what the points of function-fit lie on, in place of the named one', async () => {
    const drawn = Array.from({ length: drawnPlaces }, (_, at) => (at < 50 ? -0.5 : 0.75));
    const { data, ...rest } = buildTemplate('function-fit', 'Drawn');
    if (data.source.kind !== 'curve') throw new Error('no curve');
    const document = throughFile({ ...rest, data: { ...data, source: { ...data.source, drawn } } });
    const { train } = await load(document, 1);
    const all = Int32Array.from({ length: train.count }, (_, at) => at);
    const [xs, ys] = [train.gatherInputs(all), train.gatherTargets(all)];
    for (const [at, x] of xs.entries()) {
      if (Math.abs(x) > 0.03) expect(ys[at]).toBeCloseTo(x < 0 ? -0.5 : 0.75, 6);
    }
    const source = { ...data.source, drawn: drawn.slice(1) };
    expect(parseLienzoFile(writeLienzoFile({ ...document, data: { ...data, source } })).ok).toBe(
      false,
    );
  });
});

it('what was drawn stands among a run’s settings as its length and a digest', () => {
  const digestOf = (points: DrawnPoint[]) => {
    const document = fitToData(buildTemplate('playground', 'Drawn'), { kind: 'drawn', points });
    const compiled = compileRun(document, 'network');
    if (!compiled.ok) throw new Error('it does not compile');
    const settings = runSettings(compiled.spec);
    expect(runSettingsSchema.safeParse(settings).success).toBe(true);
    return settings['data.source.points'];
  };
  const points = stripes(2);
  expect(digestOf(points)).toMatch(/^120:[0-9a-f]{8}$/);
  expect(digestOf(points)).not.toBe(digestOf([...points.slice(1), [0, 0, 1]]));
});
