import { z } from 'zod';

import { problemSchema } from './problem-schema.ts';

/** What a run's frozen beginning gives for each of its examples, and whether it reads that in place of them. */
export const featureFactsSchema = z.strictObject({
  /** The nodes whose values they are; what comes before them is not computed again. */
  nodes: z.array(z.string()),
  examples: z.int().min(1),
  bytes: z.int().min(1),
  /** Computed before the run; left on the disk by an earlier one; or too large, so that all of it runs at every step. */
  state: z.enum(['computed', 'read', 'too-large']),
  /** Why they could not be left there for later runs. */
  problem: problemSchema.optional(),
});
export type FeatureFacts = z.infer<typeof featureFactsSchema>;
