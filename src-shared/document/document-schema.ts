import { z } from 'zod';

import { graphSchema } from '../graph/graph-schema.ts';
import { dataSettingsSchema, trainingSettingsSchema, type Document } from './document.ts';

/** A document as it is read from outside: strict, every unknown key is refused. */
export const documentSchema: z.ZodType<Document> = z
  .strictObject({
    title: z.string().max(200),
    networks: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
          name: z.string().max(200),
          graph: graphSchema,
        }),
      )
      .min(1)
      .max(64),
    data: dataSettingsSchema,
    training: trainingSettingsSchema,
  })
  .superRefine((document, context) => {
    const ids = new Set(document.networks.map((network) => network.id));
    if (ids.size < document.networks.length) {
      context.addIssue({ code: 'custom', message: 'two networks have one id', path: ['networks'] });
    }
  });
