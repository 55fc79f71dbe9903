import { z } from 'zod';

const nodeIds = z.array(z.string());

/** What a run began with instead of drawn weights: those of another run, in the layers that both have alike. */
export const takenWeightsSchema = z.strictObject({
  /** The run that they are of, and the updates that it had. */
  runId: z.string().min(1).max(64),
  step: z.int().min(0),
  /** Nodes whose weights all have the same names and shapes in both. */
  taken: nodeIds,
  /** The others that have weights: theirs were drawn. */
  left: nodeIds,
});
export type TakenWeights = z.infer<typeof takenWeightsSchema>;
