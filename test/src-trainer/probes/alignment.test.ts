import { beforeAll, expect, test, vi } from 'vitest';

import { fitToData } from '../../../src-shared/document/fit-to-data.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { evaluateAlignment } from '../../../src-trainer/alignment/evaluate-alignment.ts';
import { loadScenes } from '../../../src-trainer/datasets/load-scenes.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import { probeAlignment } from '../../../src-trainer/probes/alignment.ts';

const source = { kind: 'scenes', count: 12, seed: 3, language: 'en' } as const;
const dataset = loadScenes(source, 0.25);
let model: Model;

beforeAll(async () => {
  await openWasm();
  const compiled = compileRun(
    fitToData(buildTemplate('alignment', 'alignment'), source),
    'network',
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  model = buildModel(compiled.spec.model, 1);
});

/** How often each layer of the network is run. */
async function runsDuring(look: () => unknown): Promise<Set<number>> {
  const calls = model.operations.map(({ layer }) => vi.spyOn(layer, 'call'));
  await look();
  const counts = new Set(calls.map((call) => call.mock.calls.length));
  vi.restoreAllMocks();
  return counts;
}

test('maps of words and ranks of sentences are read in one pass of the network', async () => {
  const probe = { kind: 'alignment', id: 'alignment', count: 3, perSecond: 1 } as const;
  const context = { model, dataset, runId: undefined, step: 0 };
  let ranks: number[] = [];
  const runs = await runsDuring(() => {
    const answer = probeAlignment(probe, context);
    if (answer?.frame.type !== 'probe/alignment') throw new Error('no alignment');
    ranks = answer.frame.items.map(({ rank }) => rank);
  });
  expect(runs).toEqual(new Set([1]));
  expect(ranks).toHaveLength(3);
  for (const rank of ranks) expect([1, 2, 3]).toContain(rank);
});

test('so are those of an evaluation', async () => {
  expect(await runsDuring(() => evaluateAlignment(model, dataset, 'en'))).toEqual(new Set([1]));
});
