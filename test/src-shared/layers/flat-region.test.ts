import { expect, test } from 'vitest';

import { activationFunctions } from '../../../src-shared/layers/activation-functions.ts';
import { activationNames } from '../../../src-shared/layers/activation-names.ts';
import { flatRegionOf } from '../../../src-shared/layers/flat-region.ts';
import { flatEnds } from '../../../src-shared/protocol/layer-reading.ts';

test('where an activation is flat its slope is small, further out too, and steeper just inside', () => {
  for (const name of activationNames) {
    const { low, high } = flatRegionOf(name) ?? {};
    const slope = (x: number) => Math.abs(activationFunctions[name].slope(x));
    const most = { tanh: 0.06, sigmoid: 0.03, selu: 0.032 }[name as string] ?? 0.0301;
    for (const beyond of [0, 0.5, 2, 10]) {
      if (low !== undefined) expect(slope(low - beyond), name).toBeLessThanOrEqual(most);
      if (high !== undefined) expect(slope(high + beyond), name).toBeLessThanOrEqual(most);
    }
    if (low !== undefined) expect(slope(low + 0.3), name).toBeGreaterThan(slope(low));
    if (high !== undefined) expect(slope(high - 0.3), name).toBeGreaterThan(slope(high));
  }
});

test('it is where the outputs of tanh and sigmoid count as saturated', () => {
  expect(Math.tanh(flatRegionOf('tanh')?.high ?? 0)).toBeCloseTo(flatEnds.tanh, 12);
  const { value } = activationFunctions.sigmoid;
  expect(value(flatRegionOf('sigmoid')?.low ?? 0)).toBeCloseTo(flatEnds.sigmoidLow, 12);
  expect(flatRegionOf('linear')).toBeUndefined();
  expect(flatRegionOf('softmax')).toBeUndefined();
});
