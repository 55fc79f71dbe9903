import { z } from 'zod';

/** Which slice through the space of weights is looked at. */
export const landscapeAskedSchema = z.strictObject({
  /**
   * Two random directions; the way from the first weights to the last and a random one across; or the two in which the
   * weights moved most (the principal ones of the path).
   */
  directions: z.enum(['random', 'path', 'pca']),
  seed: z.int().min(0).max(4_294_967_295),
  /** Places a side. */
  resolution: z.int().min(5).max(101),
});
export type LandscapeAsked = z.infer<typeof landscapeAskedSchema>;

/** Around which step's weights: those that the first row said; the newest where none is named. */
export const landscapeCentreSchema = z.int().min(0).optional();

const range = z.tuple([z.number(), z.number()]);
/** One row of a slice L(w + a·d1 + b·d2): `b` is the same in it, and `a` runs evenly through its range. */
export const landscapeRowSchema = z.strictObject({
  /** `null` where the loss is no number. */
  losses: z.array(z.number().nullable()),
  /** The step whose weights are in the middle. A run that trains on has newer ones by the next row. */
  centre: z.int().min(0),
  aRange: range,
  bRange: range,
  /** Where the run's weights lie, projected: the first ones, those of kept stages, and the last at (0, 0). */
  path: z.array(z.strictObject({ step: z.int(), a: z.number(), b: z.number() })),
  /** What part of the way (its squares) lies in each of two principal directions, 0 to 1. */
  explained: z.tuple([z.number(), z.number()]).optional(),
  /** Training examples that the loss is the mean of. */
  examples: z.int(),
});
export type LandscapeRow = z.infer<typeof landscapeRowSchema>;

/** Row by row, so that whoever waits sees it grow and may leave off. */
export const landscapeMethods = {
  'run.landscape': {
    params: landscapeAskedSchema.extend({
      runId: z.string().regex(/^[a-z0-9-]{1,64}$/),
      /** From 0; its b is the lowest. */
      row: z.int().min(0).max(100),
      centre: landscapeCentreSchema,
    }),
    result: landscapeRowSchema,
  },
} as const;
