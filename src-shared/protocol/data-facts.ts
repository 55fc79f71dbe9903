import { z } from 'zod';

import { tokenFactsSchema } from '../tokens/text-unit.ts';

/**
 * What guessing the next character or token is worth on those held out, in nats each: every one alike (ln of the
 * vocabulary), and by how often it was counted in the training part, alone and behind the last one or two.
 */
const textBaselinesSchema = z.strictObject({
  uniform: z.number().min(0),
  unigram: z.number().min(0),
  bigram: z.number().min(0),
  trigram: z.number().min(0),
});
export type TextBaselines = z.infer<typeof textBaselinesSchema>;

/** What the doctor and the curves know of the training examples, as the network sees them; measured on some of them. */
export const dataFactsSchema = z.strictObject({
  /** Training examples in all, and how many were looked at. */
  count: z.int().min(0),
  measured: z.int().min(0),
  /** Numbers of one example. */
  inputSize: z.int().min(0),
  /** Of the inputs by feature (all together where there are more than 256): the largest |mean|, and the largest and smallest deviation above 0. */
  scale: z.strictObject({ mean: z.number(), largest: z.number(), smallest: z.number() }).optional(),
  /** How often each class occurs among those looked at; absent where no class is asked for. */
  classes: z.array(z.int().min(0)).max(1000).optional(),
  /** Variance of what is to be said, where that is a number. */
  variance: z.number().min(0).optional(),
  /**
   * How much neighbours resemble each other, in the order in which the examples are kept: 0 as in a shuffled order, 1
   * where all are sorted. For classes (share of neighbours of one class − its expected value) / (1 − that value), for
   * numbers the correlation of neighbours.
   */
  order: z.number().optional(),
  /** Of a text to be continued, where some of it is held out and all of the rest is learnt from. */
  baselines: textBaselinesSchema.optional(),
  /** Of a text that is read in tokens, by number; losses and baselines are in nats for each of these. */
  tokens: tokenFactsSchema.extend({ names: z.array(z.string()) }).optional(),
});
export type DataFacts = z.infer<typeof dataFactsSchema>;
