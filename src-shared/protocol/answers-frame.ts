import { z } from 'zod';

import { examplesHead, floats, probeId } from './frame-parts.ts';

/** Held-out sequences and what the network answers now, the first ones. */
export const answersProbeSchema = z.strictObject({
  kind: z.literal('answers'),
  id: probeId,
  count: z.int().min(1).max(64),
  perSecond: z.number().positive().max(20),
});

/** Numbers that stand for symbols or classes are whole. */
export const answersFrameSchema = z.strictObject({
  type: z.literal('probe/answers'),
  ...examplesHead,
  /** `[items, ...inputShape]`; the items are the first held-out examples. */
  given: floats,
  /** `[items, steps]`: the symbol at each place, 0 for padding; the class; or the number to be said. */
  wanted: floats,
  /** `[items, steps, symbols]`: the probability of each, or `[items, 1, 1]`: the number that is said. */
  said: floats,
});
