import { z } from 'zod';

import { problemSchema } from './problem-schema.ts';

/** Of several inputs those of which nothing can be said, and why. */
export const refusedInputsSchema = z.array(
  z.strictObject({ input: z.string(), problem: problemSchema }),
);
export type RefusedInput = z.infer<typeof refusedInputsSchema>[number];
