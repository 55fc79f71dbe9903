import { z } from 'zod';

export const probeId = z.string().min(1).max(64);

/** What every frame begins with. */
export const frameHead = {
  probeId,
  /** Absent in a preview of a net that has not been trained. */
  runId: z.string().optional(),
  step: z.int().min(0),
};

/** What a frame of held-out examples begins with. */
export const examplesHead = {
  ...frameHead,
  /** Where nothing is held out, so that they are those that the network learns from. */
  isOfTraining: z.literal(true).optional(),
};

/** `offset` counts float32 values in the frame's bytes; `shape` is what was sent, without a batch axis. */
export const floats = z.strictObject({
  shape: z.array(z.int().positive()),
  offset: z.int().min(0),
});
