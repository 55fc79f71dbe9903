import { z } from 'zod';

import { problemSchema } from './problem-schema.ts';

/** What a run reads in place of its examples: what its frozen beginning gives for each, computed once. */
export const featureFactsSchema = z.strictObject({
  /** The nodes whose values they are; what comes before them is not computed again. */
  nodes: z.array(z.string()),
  examples: z.int().min(1),
  bytes: z.int().min(1),
  /** Whether an earlier run had left them on the disk. */
  areRead: z.boolean(),
  /** Why they could not be left there for later runs. */
  problem: problemSchema.optional(),
});
export type FeatureFacts = z.infer<typeof featureFactsSchema>;
