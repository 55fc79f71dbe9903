import { z } from 'zod';

import { importOptionsSchema } from '../datasets/import-options.ts';
import { importPreviewSchema } from '../datasets/import-preview.ts';
import { datasetFileSchema } from '../datasets/imported-dataset.ts';
import { problemSchema } from './problem-schema.ts';

const path = z.string().min(1).max(4096);

/** What a person gave: a path, or files that a window sent, which lie in a folder as `0`, `1`, ... */
const givenSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('path'), path }),
  z.strictObject({
    kind: z.literal('files'),
    folder: path,
    /** Their names, with `/` between folders; data and never paths. */
    names: z.array(z.string().min(1).max(1000)).max(2_000_000),
    title: z.string().min(1).max(500),
  }),
]);
export type GivenData = z.infer<typeof givenSchema>;

/** Host → importer, which does one thing and leaves. Its end of the pipe closing means: stop, and leave nothing. */
export const importCommandSchema = z.strictObject({
  type: z.enum(['import', 'preview']),
  given: givenSchema,
  /** The folder of all imported data sets. */
  libraryFolder: path,
  options: importOptionsSchema,
});
export type ImportCommand = z.infer<typeof importCommandSchema>;

export const importProgressSchema = z.strictObject({
  phase: z.enum(['looking', 'reading']),
  /** 0 to 1. */
  share: z.number().min(0).max(1),
  /** Rows or pictures so far. */
  done: z.int().min(0),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

/** Importer → host. */
export const importEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), progress: importProgressSchema }),
  z.strictObject({ type: z.literal('imported'), dataset: datasetFileSchema }),
  z.strictObject({ type: z.literal('previewed'), preview: importPreviewSchema }),
  z.strictObject({ type: z.literal('problem'), problem: problemSchema }),
]);
export type ImportEvent = z.infer<typeof importEventSchema>;
