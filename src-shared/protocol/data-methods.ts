import { z } from 'zod';

import { dataLookSchema, dataPageSchema, pageRequestSchema } from '../datasets/data-look.ts';
import { importOptionsSchema } from '../datasets/import-options.ts';
import { importPreviewSchema } from '../datasets/import-preview.ts';
import { datasetFileSchema, datasetIdSchema } from '../datasets/imported-dataset.ts';
import { dataSettingsSchema } from '../document/document.ts';

const nothing = z.strictObject({});
export const uploadId = z.string().regex(/^[0-9a-f]{8}$/);
/** The data of a document, as a run of this seed divides them. */
const dataAsked = { data: dataSettingsSchema, seed: z.int().min(0).max(4_294_967_295) };

/** The part of the Api that is about data: a person's own, and what a document learns from. */
export const dataMethods = {
  /** The data sets that were imported, the newest first. */
  'data.list': { params: nothing, result: z.array(datasetFileSchema) },
  'data.remove': { params: z.strictObject({ id: datasetIdSchema }), result: nothing },
  /** Begins to send files; names are those of the person, with `/` between folders. */
  'data.upload-begin': {
    params: z.strictObject({
      title: z.string().min(1).max(500),
      names: z.array(z.string().min(1).max(1000)).min(1).max(1_000_000),
    }),
    result: z.strictObject({ uploadId }),
  },
  /** Adds the bytes that come with the call to the end of a file, which is named by its place. */
  'data.upload': { params: z.strictObject({ uploadId, file: z.int().min(0) }), result: nothing },
  /** Takes away what was sent, and ends what is done with it. */
  'data.upload-discard': { params: z.strictObject({ uploadId }), result: nothing },
  'data.preview': {
    params: z.strictObject({ uploadId, options: importOptionsSchema }),
    result: importPreviewSchema,
  },
  /** `data/progress` events follow; what was sent is gone when it answers. */
  'data.import': {
    params: z.strictObject({ uploadId, options: importOptionsSchema }),
    result: datasetFileSchema,
  },
  /** What there is to know of a document's data before a network learns from them. */
  'data.look': { params: z.strictObject(dataAsked), result: dataLookSchema },
  /** Some of its examples; their numbers come in the bytes. */
  'data.page': {
    params: z.strictObject({ ...dataAsked, page: pageRequestSchema }),
    result: dataPageSchema,
  },
} as const;
