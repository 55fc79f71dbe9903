import { expect, test } from 'vitest';

import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { changesTowards } from '../../../src-shared/spec/live-changes.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

const compiled = compileRun(buildTemplate('playground', 'Spirals'), 'network');
if (!compiled.ok) throw new Error('the template does not compile');
const { spec } = compiled;
const before = spec.training.optimizer.learningRate;
const rate = (value: number) => ({ setting: 'learningRate' as const, value });

test('of several values for one setting the last is taken, and none where that is the one before', () => {
  expect(changesTowards(spec, [rate(0.5), rate(0.25)])).toEqual([{ ...rate(0.25), before }]);
  expect(changesTowards(spec, [rate(0.5), rate(before)])).toEqual([]);
  const decay = { setting: 'weightDecay' as const, value: 0.125 };
  const changes = changesTowards(spec, [rate(0.5), decay, rate(0.25)]);
  expect(changes.map(({ setting, value }) => [setting, value])).toEqual([
    ['weightDecay', 0.125],
    ['learningRate', 0.25],
  ]);
});
