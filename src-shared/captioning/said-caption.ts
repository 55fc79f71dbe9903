import { z } from 'zod';

import { toldTreeSchema } from './told-tree.ts';

/** What a network said of a picture. */
export const saidCaptionSchema = z.strictObject({
  input: z.string(),
  caption: z.string(),
  /** Every word, and at last the end, with how likely it was behind those before it. */
  words: z.array(z.strictObject({ word: z.string(), probability: z.number() })),
  /** The sum of ln p of all of them. */
  logProbability: z.number(),
  /** What was weighed on the way to it, where it was asked for. */
  tree: toldTreeSchema.optional(),
});
export type SaidCaption = z.infer<typeof saidCaptionSchema>;
