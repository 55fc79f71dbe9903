import { expect, test } from 'vitest';

import { activationFunctions } from '../../../src-shared/layers/activation-functions.ts';
import { activationNames } from '../../../src-shared/layers/activation-names.ts';

/** Places on both sides of every bend, and none on one. */
const places = [-3.2, -1.7, -0.9, -0.31, -0.02, 0.02, 0.27, 0.8, 1.6, 3.1];

test.each(activationNames)('the slope of %s is that of its curve', (name) => {
  const { value, slope } = activationFunctions[name];
  const h = 1e-4;
  for (const x of places) {
    const difference = (value(x + h) - value(x - h)) / (2 * h);
    // GELU's error function is known to 1.5e-7, which the quotient makes 1e-3 of at most.
    expect(Math.abs(slope(x) - difference)).toBeLessThan(name === 'gelu' ? 2e-3 : 1e-6);
  }
});
