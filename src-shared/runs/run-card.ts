import { z } from 'zod';

import { settingValueSchema } from './run-settings.ts';

/** Where a run stands in a sweep: which one, at which values of its axes. */
export const sweepPlaceSchema = z.strictObject({
  sweepId: z.string().regex(/^[a-z0-9-]{1,64}$/),
  /** A value for each axis of the sweep, in their order. */
  values: z.array(settingValueSchema).max(2).readonly(),
});
export type SweepPlace = z.infer<typeof sweepPlaceSchema>;

/** What a person says of a run, and may say otherwise at any time. */
export const runNotesSchema = z.strictObject({
  name: z.string().max(200).optional(),
  notes: z.string().max(20_000).optional(),
  /** At the top of the list. */
  isPinned: z.boolean().optional(),
  /** Out of the list until hidden ones are shown as well. */
  isHidden: z.boolean().optional(),
});
export type RunNotes = z.infer<typeof runNotesSchema>;

/** How many colours and dash patterns the runs of a project take turns in. */
export const runColourCount = 6;
export const runDashCount = 4;

/** The colour (1 to 6) and the dash pattern (0 is solid) of a project's n-th run, from 1: the same for life. */
export function runLook(number: number): { readonly colour: number; readonly dash: number } {
  const index = Math.max(0, number - 1);
  return {
    colour: (index % runColourCount) + 1,
    // With every colour the dash changes too: two neighbours are told apart without their colour.
    dash: (index + Math.floor(index / runColourCount)) % runDashCount,
  };
}
