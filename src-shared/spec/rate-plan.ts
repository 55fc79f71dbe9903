import { z } from 'zod';

import type { RunPlace } from './learning-rate.ts';

/**
 * Over which length a falling learning rate is planned, where that is not the run's epochs:
 *
 * - `steps`: the run ends after so many updates
 * - `rounds`: nobody knows how many updates there will be (a limit in minutes), so that the rate falls over so many
 *   epochs, again and again
 */
export const ratePlanSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('steps'), steps: z.int().positive() }),
  z.strictObject({ kind: z.literal('rounds'), epochs: z.int().positive() }),
]);
export type RatePlan = z.infer<typeof ratePlanSchema>;

/** How many steps a run has at most, and over how many of them its rate falls: a part of `RunPlace`. */
export type PlannedSteps = {
  readonly atMost: number;
  readonly rate: Pick<RunPlace, 'totalSteps' | 'isRepeated'>;
};

export function planSteps(
  plan: RatePlan | undefined,
  { epochs, stepsPerEpoch }: { readonly epochs: number; readonly stepsPerEpoch: number },
): PlannedSteps {
  const atMost = epochs * stepsPerEpoch;
  switch (plan?.kind) {
    case undefined:
      return { atMost, rate: { totalSteps: atMost } };
    case 'steps':
      return { atMost: Math.min(plan.steps, atMost), rate: { totalSteps: plan.steps } };
    case 'rounds':
      return { atMost, rate: { totalSteps: plan.epochs * stepsPerEpoch, isRepeated: true } };
  }
}
