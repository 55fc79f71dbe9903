import { z } from 'zod';

import { problemSchema } from '../protocol/problem-schema.ts';
import { sentenceUnits } from '../sentences/sentence-units.ts';
import { columnKinds, encodings, separators } from './import-options.ts';
import {
  ignoredReasons,
  picturePlanSchema,
  pictureStepsSchema,
  reshapedSchema,
} from './imported-dataset.ts';

/** What is left out, by cause: how many, and the first of them, files by name and rows by line. */
const skips = {
  reasons: z.record(z.string().max(64), z.int().min(1)),
  named: z.record(z.string().max(64), z.array(z.string().max(300)).max(5)),
};

const tablePreviewSchema = z.strictObject({
  kind: z.literal('table'),
  encoding: z.enum(encodings),
  separator: z.enum(separators),
  decimal: z.enum(['.', ',']),
  hasHeader: z.boolean(),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(columnKinds),
      /** Why it is left out. */
      why: z.enum(ignoredReasons).optional(),
      missing: z.int(),
    }),
  ),
  /** The place of the column to be learned, from 0. */
  target: z.int().min(0),
  task: z.enum(['classification', 'regression']),
  /** How many rows each class has, where classes are learned. */
  classes: z.array(z.strictObject({ name: z.string(), count: z.int() })).optional(),
  /** The smallest and the largest number to be learned, where numbers are. */
  range: z.strictObject({ least: z.number(), most: z.number() }).optional(),
  /** Columns that teach nothing as they are: different in every row, or dates. */
  warnings: z
    .array(
      z.strictObject({ name: z.string(), what: z.enum(['id', 'date']), isLeftOut: z.boolean() }),
    )
    .optional(),
  /** Of a table of texts: what they are read in, different units, those of the longest text, and those that are read. */
  text: z
    .strictObject({
      unit: z.enum(sentenceUnits),
      units: z.int(),
      longest: z.int(),
      steps: z.int(),
    })
    .optional(),
  /** The first rows, as they are in the file. */
  rows: z.array(z.array(z.string())),
  examples: z.int(),
  ...skips,
  /** Rows with another number of cells than the first, which are left out: how many of how many, and the first of them. */
  uneven: z
    .strictObject({
      uneven: z.int().min(1),
      rows: z.int(),
      /** Cells of the first row. */
      needed: z.int(),
      /** Of the first of them. */
      line: z.int(),
      found: z.int(),
      /** The first of them, as they are told. */
      lines: z.string(),
    })
    .optional(),
  /** Why it cannot be imported like this. */
  problem: problemSchema.optional(),
});
export type TablePreview = z.infer<typeof tablePreviewSchema>;

const picturesPreviewSchema = z.strictObject({
  kind: z.literal('images'),
  plan: picturePlanSchema,
  classes: z.array(z.strictObject({ name: z.string(), count: z.int() })),
  /** What is said of them, where sentences take the place of classes. */
  captions: z
    .strictObject({
      count: z.int(),
      words: z.int(),
      longest: z.int(),
      /** The files that they were read from. */
      files: z.array(z.string()),
    })
    .optional(),
  steps: pictureStepsSchema,
  reshaped: reshapedSchema.optional(),
  examples: z.int(),
  ...skips,
});
export type PicturesPreview = z.infer<typeof picturesPreviewSchema>;

const textPreviewSchema = z.strictObject({
  kind: z.literal('text'),
  /** Of the files, in the order in which they were first met. */
  encodings: z.array(z.enum(encodings)).min(1),
  /** Code points. */
  characters: z.int(),
  different: z.int(),
  /** How it begins: its first lines. */
  opening: z.string().max(1000),
  ...skips,
});

/** What would come of an import, before it is done. */
export const importPreviewSchema = z.discriminatedUnion('kind', [
  tablePreviewSchema,
  picturesPreviewSchema,
  textPreviewSchema,
  /** Records leave nothing to be settled. */
  z.strictObject({ kind: z.literal('plain'), format: z.enum(['idx', 'cifar']) }),
]);
export type ImportPreview = z.infer<typeof importPreviewSchema>;
