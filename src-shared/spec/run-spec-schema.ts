import { z } from 'zod';

import { dataSettingsSchema, trainingSettingsSchema } from '../document/document.ts';
import { checkConfig, layerTypeSchema, nodeIdSchema } from '../graph/graph-schema.ts';
import type { Config } from '../layers/define-layer.ts';
import { lossNames } from './loss-names.ts';
import type { RunSpec } from './run-spec.ts';

const shape = z.array(z.int().positive()).min(1).max(5);
const config = z.custom<Config>((value) => typeof value === 'object' && value !== null);

/** A run's spec as it is read from a run folder or from another process. */
export const runSpecSchema: z.ZodType<RunSpec> = z.strictObject({
  format: z.literal(1),
  title: z.string().max(200),
  model: z.strictObject({
    inputs: z
      .array(z.strictObject({ id: nodeIdSchema, shape, numbers: z.enum(['float', 'integer']) }))
      .min(1),
    layers: z.array(
      z
        .strictObject({
          id: nodeIdSchema,
          type: layerTypeSchema,
          config,
          from: z.array(nodeIdSchema).min(1),
          outputShape: shape,
        })
        .superRefine(checkConfig),
    ),
    outputs: z
      .array(
        z.strictObject({ id: nodeIdSchema, from: nodeIdSchema, shape, loss: z.enum(lossNames) }),
      )
      .min(1),
  }),
  data: dataSettingsSchema,
  training: trainingSettingsSchema,
  weightsFrom: z.string().min(1).max(64).optional(),
});
