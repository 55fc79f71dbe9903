import { z } from 'zod';

/** The engines, fastest first: the first that works is taken. */
export const engineIds = ['tensorflow-gpu', 'tensorflow', 'webgpu', 'wasm'] as const;
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
  /** The version of the driver that the device is reached by, where there is one to be named. */
  driver: z.string().optional(),
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

/** An NVIDIA card as its driver describes it. */
export const nvidiaCardSchema = z.strictObject({
  /** Its place on the bus, counted from 0, as `nvidia-smi` counts. */
  index: z.int().min(0),
  name: z.string(),
  driver: z.string(),
  memoryBytes: z.int().min(0),
});
export type NvidiaCard = z.infer<typeof nvidiaCardSchema>;

/** The exit code of a trainer whose device is gone: what was on it is lost, and a new process is needed. */
export const deviceLostExitCode = 71;
