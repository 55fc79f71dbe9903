import { expect, test } from 'vitest';

import { demandAffordable } from '../../../src-main/host/demand-affordable.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate, templateIds } from '../../../src-shared/templates/index.ts';

const specs = templateIds.flatMap((id): RunSpec[] => {
  const compiled = compileRun(buildTemplate(id, id), 'network');
  return compiled.ok ? [compiled.spec] : [];
});
const lenet = specs.find(({ title }) => title === 'lenet-relu');

/** The spec with one layer changed. */
function withLayer(change: (layer: RunSpec['model']['layers'][number]) => object): RunSpec {
  const { model, ...rest } = lenet!;
  const layers = model.layers.map((layer) =>
    layer.type === 'Dense' ? { ...layer, ...change(layer) } : layer,
  );
  return { ...rest, model: { ...model, layers } };
}

const refusal = (code: string): unknown =>
  expect.objectContaining({ problem: expect.objectContaining({ code }) as object });

function refused(work: () => void): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

test('every template that compiles is let through', () => {
  expect(specs.length).toBeGreaterThanOrEqual(4);
  for (const spec of specs) expect(refused(() => demandAffordable(spec))).toBeUndefined();
});

test('what the machine cannot hold is refused in milliseconds, with the figures', () => {
  expect(refused(() => demandAffordable(lenet!, 1_000_000))).toEqual(refusal('too-large-to-train'));
  const huge = withLayer(({ config }) => ({
    config: { ...config, units: 65_536 },
    outputShape: [65_536],
  }));
  expect(refused(() => demandAffordable(huge))).toEqual(refusal('too-large-to-train'));
});

test('a spec whose shapes are not its layers’ is refused with the layer', () => {
  expect(refused(() => demandAffordable(withLayer(() => ({ outputShape: [3] }))))).toEqual(
    refusal('spec-inconsistent'),
  );
  expect(refused(() => demandAffordable(withLayer(() => ({ from: ['nobody'] }))))).toEqual(
    refusal('spec-inconsistent'),
  );
});
