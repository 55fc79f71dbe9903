import { z } from 'zod';

/** The engines, fastest first: the first that works is taken. */
export const engineIds = ['tensorflow', 'wasm'] as const;
export const engineIdSchema = z.enum(engineIds);
export type EngineId = z.infer<typeof engineIdSchema>;

/** What a person may ask for. */
export const engineRequestSchema = z.enum(['auto', ...engineIds]);
export type EngineRequest = z.infer<typeof engineRequestSchema>;

/** What `engine list` and the window say of one engine. */
export const engineStatusSchema = z.strictObject({
  id: engineIdSchema,
  present: z.boolean(),
  device: z.string().optional(),
  version: z.string().optional(),
  /** Why it is not there, and what would mend it; worded in `messages`. */
  reason: z
    .strictObject({
      code: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .optional(),
  fix: z.string().optional(),
});
export type EngineStatus = z.infer<typeof engineStatusSchema>;
