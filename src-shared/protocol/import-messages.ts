import { z } from 'zod';

import { importOptionsSchema } from '../datasets/import-options.ts';
import { datasetFileSchema } from '../datasets/imported-dataset.ts';
import { problemSchema } from './problem-schema.ts';

const path = z.string().min(1).max(4096);

/** Host → importer, which does one thing and leaves. Its end of the pipe closing means: stop, and leave nothing. */
export const importCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('import'),
    /** A file or a folder of a person's own. */
    path,
    /** The folder of all imported data sets. */
    libraryFolder: path,
    options: importOptionsSchema,
  }),
]);
export type ImportCommand = z.infer<typeof importCommandSchema>;

/** Importer → host. */
export const importEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('progress'),
    phase: z.enum(['looking', 'reading']),
    /** 0 to 1. */
    share: z.number().min(0).max(1),
    /** Rows or pictures so far. */
    done: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('imported'), dataset: datasetFileSchema }),
  z.strictObject({ type: z.literal('problem'), problem: problemSchema }),
]);
export type ImportEvent = z.infer<typeof importEventSchema>;
export type ImportProgress = Omit<Extract<ImportEvent, { type: 'progress' }>, 'type'>;
