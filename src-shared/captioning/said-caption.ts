import { z } from 'zod';

/** What a network said of a picture. */
export const saidCaptionSchema = z.strictObject({
  input: z.string(),
  caption: z.string(),
  /** Every word, and at last the end, with how likely it was behind those before it. */
  words: z.array(z.strictObject({ word: z.string(), probability: z.number() })),
  /** The sum of ln p of all of them. */
  logProbability: z.number(),
});
export type SaidCaption = z.infer<typeof saidCaptionSchema>;
