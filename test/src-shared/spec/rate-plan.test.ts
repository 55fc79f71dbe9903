import { expect, test } from 'vitest';

import { planRate } from '../../../src-shared/spec/rate-plan.ts';

const run = { epochs: 3, stepsPerEpoch: 10 };

test('the rate is planned over the epochs where nothing else is said', () => {
  expect(planRate(undefined, run)).toEqual({ totalSteps: 30, isRepeated: false });
});

test('it is planned over the steps of a run that ends after so many', () => {
  expect(planRate({ kind: 'steps', steps: 7 }, run)).toEqual({ totalSteps: 7, isRepeated: false });
});

test('it is planned over rounds of epochs where the length is not known', () => {
  const planned = planRate({ kind: 'rounds', epochs: 2 }, run);
  expect(planned).toEqual({ totalSteps: 20, isRepeated: true });
});
