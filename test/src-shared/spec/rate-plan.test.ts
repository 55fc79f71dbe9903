import { expect, test } from 'vitest';

import { planSteps } from '../../../src-shared/spec/rate-plan.ts';

const run = { epochs: 3, stepsPerEpoch: 10 };

test('the rate is planned over the epochs where nothing else is said', () => {
  expect(planSteps(undefined, run)).toEqual({ atMost: 30, rate: { totalSteps: 30 } });
});

test('it is planned over the steps of a run that ends after so many', () => {
  const planned = planSteps({ kind: 'steps', steps: 7 }, run);
  expect(planned).toEqual({ atMost: 7, rate: { totalSteps: 7 } });
});

test('it is planned over rounds of epochs where the length is not known', () => {
  const planned = planSteps({ kind: 'rounds', epochs: 2 }, run);
  expect(planned).toEqual({ atMost: 30, rate: { totalSteps: 20, isRepeated: true } });
});
