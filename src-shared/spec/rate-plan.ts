import { z } from 'zod';

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

/** The planned length in steps, and whether the rate begins anew behind it: a part of `RunPlace`. */
export function planRate(
  plan: RatePlan | undefined,
  run: { readonly epochs: number; readonly stepsPerEpoch: number },
): { readonly totalSteps: number; readonly isRepeated: boolean } {
  switch (plan?.kind) {
    case undefined:
      return { totalSteps: run.epochs * run.stepsPerEpoch, isRepeated: false };
    case 'steps':
      return { totalSteps: plan.steps, isRepeated: false };
    case 'rounds':
      return { totalSteps: plan.epochs * run.stepsPerEpoch, isRepeated: true };
  }
}
