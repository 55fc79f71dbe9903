import { expect, test } from 'vitest';

import { readySweeps } from '../../../src-shared/runs/ready-sweeps.ts';
import { expandSweep } from '../../../src-shared/runs/sweep-plan.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

test.each(['iris-mlp', 'playground', 'lenet-5', 'captioner'] as const)(
  'every ready sweep of %s can be trained',
  (id) => {
    const compiled = compileRun(buildTemplate(id, id), 'network');
    if (!compiled.ok) throw new Error(`${id} does not compile`);
    const ready = readySweeps(compiled.spec, 120);
    expect(ready.length).toBeGreaterThan(1);
    for (const { spec, axis } of ready) {
      expect(expandSweep(spec, { axes: [axis], seeds: [1] })).toHaveLength(axis.values.length);
    }
  },
);

test('depth is tried on a layer of n + 4 units for n inputs, and N up to all examples', () => {
  const compiled = compileRun(buildTemplate('iris-mlp', 'iris'), 'network');
  if (!compiled.ok) throw new Error('does not compile');
  const ready = readySweeps(compiled.spec, 120);
  expect(ready.map(({ id }) => id)).toEqual(['width', 'weights', 'depth', 'examples']);
  const depth = ready.find(({ id }) => id === 'depth');
  expect(depth?.spec.model.layers.find(({ type }) => type === 'Dense')?.config['units']).toBe(8);
  expect(ready.find(({ id }) => id === 'examples')?.axis.values.at(-1)).toBe(120);
});
