import { z } from 'zod';

/** A problem, or a notice, as it crosses processes: `messages` words it. */
export const problemSchema = z.strictObject({
  code: z.string().max(64),
  details: z.record(z.string().max(64), z.union([z.string(), z.number()])),
});
